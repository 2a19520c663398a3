package dev.helpdesk4j.adapter.fake.control;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.helpdesk4j.adapter.fake.http.JsonText;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The fields of a JSON object in a request. Each is read by its name and type; {@link #end()} refuses fields that were not
 * read, as a field with a misspelt name would otherwise be ignored. Each method throws {@link ControlRefusal} if the object
 * has no such field.
 */
final class Fields {

    private final String path;
    private final boolean secret;
    private final Map<String, JsonElement> values;
    private final Set<String> read = new LinkedHashSet<>();

    private Fields(String path, boolean secret, Map<String, JsonElement> values) {
        this.path = path;
        this.secret = secret;
        this.values = values;
    }

    /** Returns the fields of a request without a body. */
    static Fields none() {
        return new Fields("", false, LinkedHashMap.empty());
    }

    /**
     * Returns the fields of the object that is a request's body.
     *
     * @param secret whether refusals must not show values
     */
    static Fields of(String body, boolean secret) {
        return JsonText.parse(body)
                .filter(JsonElement::isJsonObject)
                .map(json -> of("", secret, json.getAsJsonObject()))
                .getOrElseThrow(() ->
                        ControlRefusal.invalid("body", "a JSON object", body.isEmpty() ? "none" : shown(body, secret)));
    }

    private static Fields of(String path, boolean secret, JsonObject object) {
        return new Fields(
                path,
                secret,
                List.ofAll(object.entrySet()).toLinkedMap(java.util.Map.Entry::getKey, java.util.Map.Entry::getValue));
    }

    boolean has(String name) {
        read.add(name);
        return values.containsKey(name);
    }

    private Option<JsonElement> value(String name) {
        read.add(name);
        return values.get(name);
    }

    /** Returns a text that is not empty. */
    String text(String name) {
        return optionalText(name).getOrElseThrow(() -> refusal(name, "a text that is not empty"));
    }

    /** Returns a text that is not empty; none if the field is missing. */
    Option<String> optionalText(String name) {
        return value(name).map(json -> text(name, json));
    }

    private String text(String name, JsonElement json) {
        if (json instanceof JsonPrimitive value
                && value.isString()
                && !value.getAsString().isEmpty()) {
            return value.getAsString();
        }
        throw refusal(name, "a text that is not empty");
    }

    /** Returns the texts of a list; none if the field is missing. */
    Seq<String> texts(String name) {
        return value(name)
                .map(json -> {
                    if (json instanceof JsonArray array) {
                        return List.ofAll(array).map(item -> text(name, item));
                    }
                    throw refusal(name, "a list of texts");
                })
                .getOrElse(List.empty());
    }

    /** Returns the texts of an object by their names; none if the field is missing. */
    Map<String, String> textsByName(String name) {
        var object = object(name).getOrElse(Fields::none);
        return object.values.map((key, json) -> Tuple.of(key, object.text(key, json)));
    }

    /** Returns the fields of an object; none if the field is missing. */
    Option<Fields> object(String name) {
        return value(name).map(json -> {
            if (json instanceof JsonObject object) {
                return of(path + name + ".", secret, object);
            }
            throw refusal(name, "an object");
        });
    }

    boolean flag(String name) {
        if (value(name).getOrNull() instanceof JsonPrimitive value && value.isBoolean()) {
            return value.getAsBoolean();
        }
        throw refusal(name, "true or false");
    }

    /** Refuses any value but true, for a flag with no other use. */
    void requireTrue(String name) {
        if (!flag(name)) {
            throw refusal(name, "true or left out");
        }
    }

    /** Returns a whole number in this range. */
    long number(String name, long least, long most) {
        return optionalNumber(name, least, most).getOrElseThrow(() -> outOfRange(name, least, most));
    }

    /** Returns a whole number in this range; none if the field is missing. */
    Option<Long> optionalNumber(String name, long least, long most) {
        return value(name)
                .map(json -> wholeNumber(json)
                        .filter(number -> number >= least && number <= most)
                        .getOrElseThrow(() -> outOfRange(name, least, most)));
    }

    private static Option<Long> wholeNumber(JsonElement json) {
        return json instanceof JsonPrimitive value
                        && value.isNumber()
                        && value.getAsString().length() <= 20
                ? Try.of(() -> new BigDecimal(value.getAsString()).longValueExact())
                        .toOption()
                : Option.none();
    }

    private ControlRefusal outOfRange(String name, long least, long most) {
        return refusal(name, "a whole number from " + least + " to " + most);
    }

    /** Returns a number of milliseconds in this range. */
    Duration millis(String name, long least, long most) {
        return Duration.ofMillis(number(name, least, most));
    }

    /** Returns an instant such as {@code 2026-03-02T09:00:00Z}, from 1970 to 9999; none if the field is missing. */
    Option<Instant> optionalInstant(String name) {
        return optionalText(name)
                .map(text -> Try.of(() -> Instant.parse(text))
                        .filter(ControlledEmulator::allows)
                        .getOrElseThrow(() -> refusal(name, ControlledEmulator.INSTANTS)));
    }

    /** Returns the choice whose name the field contains. */
    <T> T choice(String name, Map<String, T> choices) {
        return optionalText(name)
                .flatMap(choices::get)
                .getOrElseThrow(() -> refusal(name, "one of " + choices.keySet().mkString(", ")));
    }

    /** Returns the name of the only one of these fields that is present. */
    String oneOf(String... names) {
        var given = List.of(names).filter(this::has);
        if (given.size() != 1) {
            throw ControlRefusal.invalid(
                    "fields",
                    "exactly one of " + List.of(names).map(name -> path + name).mkString(", "),
                    given.isEmpty() ? "none" : given.mkString(", "));
        }
        return given.head();
    }

    /** Ends the reading: refuses fields that were not read. */
    void end() {
        values.keySet().find(name -> !read.contains(name)).forEach(name -> {
            throw read.isEmpty()
                    ? ControlRefusal.invalid("fields", "left out", shown(path + name))
                    : ControlRefusal.invalid(
                            "fields",
                            "among "
                                    + List.ofAll(read)
                                            .map(known -> path + known)
                                            .mkString(", "),
                            shown(path + name));
        });
    }

    /** Returns a refusal of this field's value. */
    ControlRefusal refusal(String name, String rule) {
        return ControlRefusal.invalid(
                path + name,
                rule,
                values.get(name).map(json -> shown(json.toString(), secret)).getOrElse("none"));
    }

    private static String shown(String value, boolean secret) {
        return secret ? "something else" : ControlRefusal.cut(value);
    }

    private static String shown(String text) {
        return ControlRefusal.cut(new JsonPrimitive(text).toString());
    }
}
