package dev.helpdesk4j.foreign;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.annotations.SerializedName;
import com.lark.oapi.core.annotation.Query;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares JSON to the SDK's classes for it: the names and the types of all fields. */
final class Model {

    /** A value that its field's declared type cannot hold; {@code void} where no such field is declared. */
    record Difference(String field, String declared, String got) {}

    private static final Map<Class<?>, List<String>> HELD = Map.of(
            String.class, List.of("string"),
            Boolean.class, List.of("boolean"),
            Integer.class, List.of("int"),
            int.class, List.of("int"),
            Long.class, List.of("int", "long"),
            Double.class, List.of("int", "long", "double"));

    private final Set<String> declared = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<Difference> differences = new LinkedHashSet<>();

    /** Returns the names of a request's query parameters. */
    static Set<String> parameters(Class<?> request) {
        return Arrays.stream(request.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Query.class))
                .map(field -> field.getAnnotation(SerializedName.class).value())
                .collect(Collectors.toSet());
    }

    /** Returns the declared fields that no object had, such as {@code TicketUser.name}. */
    Set<String> unseen() {
        var unseen = new TreeSet<>(declared);
        unseen.removeAll(seen);
        return unseen;
    }

    Set<Difference> differences() {
        return differences;
    }

    /** Compares an object to its class, and the objects in it to theirs. */
    void compare(JsonObject json, Class<?> type) {
        var fields = fields(type);
        fields.keySet().forEach(name -> declared.add(type.getSimpleName() + "." + name));
        for (var entry : json.entrySet()) {
            var field = type.getSimpleName() + "." + entry.getKey();
            seen.add(field);
            compare(field, entry.getValue(), fields.getOrDefault(entry.getKey(), void.class));
        }
    }

    private void compare(String field, JsonElement json, Class<?> type) {
        if (json.isJsonArray() && type.isArray()) {
            json.getAsJsonArray().forEach(item -> compare(field, item, type.getComponentType()));
        } else if (json.isJsonObject() && !fields(type).isEmpty()) {
            compare(json.getAsJsonObject(), type);
        } else if (!HELD.getOrDefault(type, List.of()).contains(kind(json))) {
            differences.add(new Difference(field, type.getSimpleName(), kind(json)));
        }
    }

    static Map<String, Class<?>> fields(Class<?> type) {
        var fields = new LinkedHashMap<String, Class<?>>();
        for (var field : type.getDeclaredFields()) {
            var name = field.getAnnotation(SerializedName.class);
            if (name != null) {
                fields.put(name.value(), field.getType());
            }
        }
        return fields;
    }

    private static String kind(JsonElement json) {
        if (!json.isJsonPrimitive()) {
            return json.isJsonArray() ? "array" : json.isJsonObject() ? "object" : "null";
        }
        var value = json.getAsJsonPrimitive();
        return value.isString() ? "string" : value.isBoolean() ? "boolean" : kind(value.getAsBigDecimal());
    }

    private static String kind(BigDecimal number) {
        if (number.stripTrailingZeros().scale() > 0) {
            return "double";
        }
        return number.toBigInteger().bitLength() < Integer.SIZE ? "int" : "long";
    }
}
