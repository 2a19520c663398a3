package dev.helpdesk4j.examples.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value in a JSON document with its path. Each accessor throws an {@link IllegalArgumentException} that begins with the
 * path if the value has another type.
 *
 * @param path for example {@code $.en_us.content[0]}
 * @param value a map, a list, a string, a number or a boolean; {@code null} if it is missing
 */
record JsonNode(String path, @Nullable Object value) {

    /** Returns the fields of an object that is not empty. */
    Map<String, JsonNode> fields() {
        var fields = new LinkedHashMap<String, JsonNode>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, field) -> fields.put(String.valueOf(name), new JsonNode(path + "." + name, field)));
        }
        if (fields.isEmpty()) {
            throw mustBe("a non-empty object");
        }
        return fields;
    }

    /** Returns the field of this object; its value is {@code null} if it is missing. */
    JsonNode field(String name) {
        return fields().getOrDefault(name, new JsonNode(path + "." + name, null));
    }

    /** Returns whether this object has the field. */
    boolean has(String name) {
        return fields().containsKey(name);
    }

    /** Returns this object, after checking that it has no other fields. */
    JsonNode withOnly(String... names) {
        fields().forEach((name, field) -> {
            if (!List.of(names).contains(name)) {
                throw field.error("field must be one of " + String.join(", ", Arrays.asList(names)) + ", got " + name);
            }
        });
        return this;
    }

    /** Returns the items of a list that is not empty. */
    List<JsonNode> items() {
        var items = new ArrayList<JsonNode>();
        if (value instanceof List<?> list) {
            list.forEach(item -> items.add(new JsonNode(path + "[" + items.size() + "]", item)));
        }
        if (items.isEmpty()) {
            throw mustBe("a non-empty list");
        }
        return items;
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        throw mustBe("a string");
    }

    /** Returns a string that is not blank. */
    String nonBlankText() {
        if (text().isBlank()) {
            throw mustBe("a string that is not blank");
        }
        return text();
    }

    /** Returns a whole number of 1 or more. */
    int positiveInt() {
        if (value instanceof Double number
                && number >= 1
                && number <= Integer.MAX_VALUE
                && number == Math.rint(number)) {
            return number.intValue();
        }
        throw mustBe("a whole number of 1 or more");
    }

    boolean bool() {
        if (value instanceof Boolean bool) {
            return bool;
        }
        throw mustBe("true or false");
    }

    private IllegalArgumentException mustBe(String rule) {
        return error("value must be " + rule + ", got " + description());
    }

    private String description() {
        if (value instanceof Map<?, ?> object) {
            return object.isEmpty() ? "an empty object" : "an object";
        }
        if (value instanceof List<?> list) {
            return list.isEmpty() ? "an empty list" : "a list";
        }
        return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
    }

    IllegalArgumentException error(String message) {
        return new IllegalArgumentException(path + ": " + message);
    }
}
