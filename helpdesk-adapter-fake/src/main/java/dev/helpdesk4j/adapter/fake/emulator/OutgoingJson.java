package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.message.RichText;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Function;

/** Reads a message as the document <em>send a message to a ticket</em> wants it, by the letter. */
final class OutgoingJson {

    private OutgoingJson() {}

    /**
     * The message in a request's body; its content may be an object or a string that holds one.
     *
     * @throws BadRequest if it is not as the document says
     */
    static OutgoingMessage read(String body) {
        var json = object(Json.parse(body).getOrElseThrow(() -> new BadRequest("the body is no JSON")), "the body");
        only(json, "the body", "msg_type", "content");
        var type = string(json, "msg_type");
        var content = content(json);
        try {
            return switch (type) {
                case "text" -> OutgoingMessage.text(string(only(content, "content", "text"), "text"));
                case "post" ->
                    OutgoingMessage.post(richText(object(required(only(content, "content", "post"), "post"), "post")));
                default -> throw new BadRequest("msg_type must be text or post, but was '" + type + "'");
            };
        } catch (IllegalArgumentException e) {
            throw new BadRequest(String.valueOf(e.getMessage()));
        }
    }

    private static JsonObject content(JsonObject json) {
        var content = required(json, "content");
        if (isString(content)) {
            content = Json.parse(content.getAsString())
                    .getOrElseThrow(() -> new BadRequest("content is a string that holds no JSON"));
        }
        return object(content, "content");
    }

    private static RichText richText(JsonObject post) {
        LinkedHashMap<Locale, RichText.Body> bodies = LinkedHashMap.empty();
        for (var entry : post.entrySet()) {
            var locale = Json.locale(entry.getKey())
                    .getOrElseThrow(() -> new BadRequest(
                            "a post is in zh_cn, en_us or ja_jp, but one was in '" + entry.getKey() + "'"));
            bodies = bodies.put(locale, body(object(entry.getValue(), entry.getKey())));
        }
        return new RichText(bodies);
    }

    private static RichText.Body body(JsonObject body) {
        only(body, "the text of a post", "title", "content");
        var title = body.has("title") ? Option.some(string(body, "title")) : Option.<String>none();
        var paragraphs = items(
                required(body, "content"),
                "content of a post",
                paragraph -> new RichText.Paragraph(items(paragraph, "a paragraph", OutgoingJson::element)));
        return new RichText.Body(title, paragraphs);
    }

    private static RichText.Element element(JsonElement json) {
        var element = object(json, "an element");
        var tag = string(element, "tag");
        return switch (tag) {
            case "text" -> {
                only(element, "a text", "tag", "text", "un_escape");
                yield new RichText.Text(string(element, "text"), flag(element, "un_escape"));
            }
            case "a" -> {
                only(element, "a link", "tag", "text", "href", "un_escape");
                yield new RichText.Link(string(element, "text"), string(element, "href"), flag(element, "un_escape"));
            }
            case "at" -> {
                only(element, "a mention", "tag", "user_id");
                yield new RichText.Mention(UserId.of(string(element, "user_id")), Option.none());
            }
            case "img" -> {
                only(element, "an image", "tag", "image_key", "width", "height");
                yield new RichText.Image(
                        ImageKey.of(string(element, "image_key")),
                        Option.some(new RichText.Size(integer(element, "width"), integer(element, "height"))));
            }
            default -> throw new BadRequest("an element is text, a, at or img, but one was '" + tag + "'");
        };
    }

    /** The object, if it has no other fields: one with a misspelt name would be lost without a word. */
    private static JsonObject only(JsonObject json, String what, String... fields) {
        for (var name : json.keySet()) {
            if (!List.of(fields).contains(name)) {
                throw new BadRequest(what + " has " + String.join(", ", fields) + " at most, but had '" + name + "'");
            }
        }
        return json;
    }

    private static <T> List<T> items(JsonElement json, String what, Function<JsonElement, T> item) {
        if (!(json instanceof JsonArray array)) {
            throw new BadRequest(what + " must be a list");
        }
        return List.ofAll(array).map(item);
    }

    private static JsonObject object(JsonElement json, String what) {
        if (json instanceof JsonObject object) {
            return object;
        }
        throw new BadRequest(what + " must be an object");
    }

    private static String string(JsonObject json, String name) {
        var value = required(json, name);
        if (!isString(value)) {
            throw new BadRequest(name + " must be a string");
        }
        return value.getAsString();
    }

    private static boolean flag(JsonObject json, String name) {
        if (!json.has(name)) {
            return false;
        }
        if (json.get(name) instanceof JsonPrimitive value && value.isBoolean()) {
            return value.getAsBoolean();
        }
        throw new BadRequest(name + " must be true or false");
    }

    private static int integer(JsonObject json, String name) {
        if (required(json, name) instanceof JsonPrimitive value && value.isNumber()) {
            try {
                return new BigDecimal(value.getAsString()).intValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                throw new BadRequest(name + " must be an integer");
            }
        }
        throw new BadRequest(name + " must be a number");
    }

    private static JsonElement required(JsonObject json, String name) {
        if (!json.has(name) || json.get(name).isJsonNull()) {
            throw new BadRequest(name + " is missing");
        }
        return json.get(name);
    }

    private static boolean isString(JsonElement json) {
        return json instanceof JsonPrimitive value && value.isString();
    }
}
