package dev.helpdesk4j.adapter.fake.emulator;

import static dev.helpdesk4j.adapter.fake.emulator.StrictJson.bodyOf;
import static dev.helpdesk4j.adapter.fake.emulator.StrictJson.flag;
import static dev.helpdesk4j.adapter.fake.emulator.StrictJson.integer;
import static dev.helpdesk4j.adapter.fake.emulator.StrictJson.isString;
import static dev.helpdesk4j.adapter.fake.emulator.StrictJson.items;
import static dev.helpdesk4j.adapter.fake.emulator.StrictJson.object;
import static dev.helpdesk4j.adapter.fake.emulator.StrictJson.requireOnlyFields;
import static dev.helpdesk4j.adapter.fake.emulator.StrictJson.required;
import static dev.helpdesk4j.adapter.fake.emulator.StrictJson.string;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.message.RichText;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Option;
import java.util.Locale;

/** Parses a message strictly as the document <em>send a message to a ticket</em> defines it. */
final class OutgoingJson {

    private OutgoingJson() {}

    /**
     * Returns the message in a request's body; its content may be an object or a string that holds one.
     *
     * @throws BadRequest if it is not as documented
     */
    static OutgoingMessage read(String body) {
        var json = bodyOf(body);
        requireOnlyFields(json, "the body", "msg_type", "content");
        var type = string(json, "msg_type");
        var content = content(json);
        try {
            return switch (type) {
                case "text" -> {
                    requireOnlyFields(content, "content", "text");
                    yield OutgoingMessage.text(string(content, "text"));
                }
                case "post" -> {
                    requireOnlyFields(content, "content", "post");
                    yield OutgoingMessage.post(richText(object(required(content, "post"), "post")));
                }
                default -> throw new BadRequest("msg_type must be text or post, got '" + type + "'");
            };
        } catch (IllegalArgumentException e) {
            throw new BadRequest(String.valueOf(e.getMessage()));
        }
    }

    private static JsonObject content(JsonObject json) {
        var content = required(json, "content");
        if (isString(content)) {
            content = Json.parse(content.getAsString())
                    .getOrElseThrow(
                            () -> new BadRequest("content must be an object or a string of JSON, got another string"));
        }
        return object(content, "content");
    }

    private static RichText richText(JsonObject post) {
        LinkedHashMap<Locale, RichText.Body> bodies = LinkedHashMap.empty();
        for (var entry : post.entrySet()) {
            var locale = Json.locale(entry.getKey())
                    .getOrElseThrow(() -> new BadRequest(
                            "language of a post must be zh_cn, en_us or ja_jp, got '" + entry.getKey() + "'"));
            bodies = bodies.put(locale, body(object(entry.getValue(), entry.getKey())));
        }
        return new RichText(bodies);
    }

    private static RichText.Body body(JsonObject body) {
        requireOnlyFields(body, "the text of a post", "title", "content");
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
                requireOnlyFields(element, "a text", "tag", "text", "un_escape");
                yield new RichText.Text(string(element, "text"), flag(element, "un_escape"));
            }
            case "a" -> {
                requireOnlyFields(element, "a link", "tag", "text", "href", "un_escape");
                yield new RichText.Link(string(element, "text"), string(element, "href"), flag(element, "un_escape"));
            }
            case "at" -> {
                requireOnlyFields(element, "a mention", "tag", "user_id");
                yield new RichText.Mention(UserId.of(string(element, "user_id")), Option.none());
            }
            case "img" -> {
                requireOnlyFields(element, "an image", "tag", "image_key", "width", "height");
                yield new RichText.Image(
                        ImageKey.of(string(element, "image_key")),
                        Option.some(new RichText.Size(integer(element, "width"), integer(element, "height"))));
            }
            default -> throw new BadRequest("tag of an element must be text, a, at or img, got '" + tag + "'");
        };
    }
}
