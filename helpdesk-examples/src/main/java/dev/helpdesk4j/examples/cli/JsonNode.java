package dev.helpdesk4j.examples.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value in a JSON document and where it stands, so that what is wrong with it can be told. Each reader throws an
 * {@link IllegalArgumentException} that begins with the place.
 *
 * @param path as in {@code $.en_us.content[0]}
 * @param value as Moshi reads it without a type; {@code null} where it is missing
 */
record JsonNode(String path, @Nullable Object value) {

    /** The fields of an object that has some. */
    Map<String, JsonNode> fields() {
        var fields = new LinkedHashMap<String, JsonNode>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, field) -> fields.put(String.valueOf(name), new JsonNode(path + "." + name, field)));
        }
        if (fields.isEmpty()) {
            throw error("there must be an object that is not empty");
        }
        return fields;
    }

    /** An object's field, whether it is there or not. */
    JsonNode field(String name) {
        return fields().getOrDefault(name, new JsonNode(path + "." + name, null));
    }

    /** Whether an object has this field. */
    boolean has(String name) {
        return fields().containsKey(name);
    }

    /** This object, which has no other fields than these: what is not known would be lost without a word. */
    JsonNode withOnly(String... names) {
        fields().forEach((name, field) -> {
            if (!List.of(names).contains(name)) {
                throw field.error("no such field is known here, only " + String.join(", ", Arrays.asList(names)));
            }
        });
        return this;
    }

    /** The items of a list that has some. */
    List<JsonNode> items() {
        var items = new ArrayList<JsonNode>();
        if (value instanceof List<?> list) {
            list.forEach(item -> items.add(new JsonNode(path + "[" + items.size() + "]", item)));
        }
        if (items.isEmpty()) {
            throw error("there must be a list that is not empty");
        }
        return items;
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        throw error("there must be a string");
    }

    /** A text that is not blank. */
    String nonBlankText() {
        if (text().isBlank()) {
            throw error("there must be a string that is not blank");
        }
        return text();
    }

    /** A whole number of 1 or more. */
    int positiveInt() {
        if (value instanceof Double number
                && number >= 1
                && number <= Integer.MAX_VALUE
                && number == Math.rint(number)) {
            return number.intValue();
        }
        throw error("there must be a whole number of 1 or more");
    }

    boolean bool() {
        if (value instanceof Boolean bool) {
            return bool;
        }
        throw error("there must be true or false");
    }

    IllegalArgumentException error(String what) {
        return new IllegalArgumentException(path + ": " + what);
    }
}
