package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.vavr.collection.List;
import java.math.BigDecimal;
import java.util.function.Function;

/**
 * Reads the JSON of a request strictly as documented: each method throws {@link BadRequest} otherwise. Unlike a query
 * parameter, an undocumented field is not a deviation that may be tolerated: without a misspelt field a message would be
 * sent as something else than was meant, and a sent message cannot be taken back.
 */
final class StrictJson {

    private StrictJson() {}

    /** Returns the object that is a request's body. */
    static JsonObject bodyOf(String body) {
        return object(
                Json.parse(body).getOrElseThrow(() -> new BadRequest("the body must be JSON, got another text")),
                "the body");
    }

    /** Refuses an object that has any other field. */
    static void requireOnlyFields(JsonObject json, String what, String... fields) {
        for (var name : json.keySet()) {
            if (!List.of(fields).contains(name)) {
                throw new BadRequest(
                        "field of " + what + " must be one of " + String.join(", ", fields) + ", got '" + name + "'");
            }
        }
    }

    static <T> List<T> items(JsonElement json, String what, Function<JsonElement, T> item) {
        if (!(json instanceof JsonArray array)) {
            throw new BadRequest(what + " must be a list");
        }
        return List.ofAll(array).map(item);
    }

    static JsonObject object(JsonElement json, String what) {
        if (json instanceof JsonObject object) {
            return object;
        }
        throw new BadRequest(what + " must be an object");
    }

    static String string(JsonObject json, String name) {
        var value = required(json, name);
        if (!isString(value)) {
            throw new BadRequest(name + " must be a string");
        }
        return value.getAsString();
    }

    static boolean flag(JsonObject json, String name) {
        if (!json.has(name)) {
            return false;
        }
        if (json.get(name) instanceof JsonPrimitive value && value.isBoolean()) {
            return value.getAsBoolean();
        }
        throw new BadRequest(name + " must be true or false");
    }

    static int integer(JsonObject json, String name) {
        if (required(json, name) instanceof JsonPrimitive value && value.isNumber()) {
            try {
                return new BigDecimal(value.getAsString()).intValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                throw new BadRequest(name + " must be an integer");
            }
        }
        throw new BadRequest(name + " must be a number");
    }

    static JsonElement required(JsonObject json, String name) {
        if (!json.has(name) || json.get(name).isJsonNull()) {
            throw new BadRequest(name + " is missing");
        }
        return json.get(name);
    }

    static boolean isString(JsonElement json) {
        return json instanceof JsonPrimitive value && value.isString();
    }
}
