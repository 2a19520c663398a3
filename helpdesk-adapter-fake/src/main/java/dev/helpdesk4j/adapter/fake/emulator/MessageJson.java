package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.RichText;
import io.vavr.collection.Seq;
import java.util.Locale;

/** A message as the documents <em>list a ticket's messages</em> and <em>ticket message content</em> show it. */
final class MessageJson {

    private MessageJson() {}

    static JsonObject of(Message message) {
        var json = new JsonObject();
        json.addProperty("id", message.id().value());
        message.chatMessageId().forEach(id -> json.addProperty("message_id", id.value()));
        if (!type(message.content()).isEmpty()) {
            json.addProperty("message_type", type(message.content()));
        }
        message.sentAt().forEach(time -> json.addProperty("created_at", time.toEpochMilli()));
        json.addProperty("content", content(message.content()));
        message.sender().forEach(sender -> {
            sender.name().forEach(name -> json.addProperty("user_name", name));
            sender.avatarUrl().forEach(url -> json.addProperty("avatar_url", url));
            sender.id().map(UserId::value).forEach(id -> json.addProperty("user_id", id));
        });
        return json;
    }

    /** Returns the platform's name of a type of messages; empty if it is missing. */
    static String type(MessageContent content) {
        return switch (content.kind()) {
            case TEXT -> "text";
            case POST -> "post";
            case IMAGE -> "image";
            case FILE -> "file";
            case MEDIA -> "media";
            case UNREADABLE -> ((MessageContent.Unreadable) content).type();
        };
    }

    /** Returns the content as a string, which contains JSON if its shape is documented. */
    private static String content(MessageContent content) {
        return switch (content.kind()) {
            case TEXT, POST, IMAGE -> contentJson(content).toString();
            case FILE -> ((MessageContent.File) content).raw();
            case MEDIA -> ((MessageContent.Media) content).raw();
            case UNREADABLE -> ((MessageContent.Unreadable) content).raw();
        };
    }

    /** Returns the content as the JSON that events contain; a string if its shape is not documented. */
    static JsonElement contentJson(MessageContent content) {
        return switch (content.kind()) {
            case TEXT -> text((MessageContent.Text) content);
            case POST -> post((MessageContent.Post) content);
            case IMAGE -> image((MessageContent.Image) content);
            case FILE, MEDIA, UNREADABLE -> {
                var raw = content(content);
                yield Json.parse(raw).getOrElse(() -> new JsonPrimitive(raw));
            }
        };
    }

    private static JsonObject text(MessageContent.Text text) {
        var json = new JsonObject();
        json.addProperty("content", text.text());
        json.addProperty("msg_type", "text");
        return json;
    }

    private static JsonObject image(MessageContent.Image image) {
        var json = new JsonObject();
        json.addProperty("msg_type", "image");
        json.addProperty("image_key", image.key().value());
        return json;
    }

    private static JsonObject post(MessageContent.Post post) {
        var keys = new JsonArray();
        post.imageKeys().forEach(key -> keys.add(key.value()));
        var json = new JsonObject();
        json.addProperty("msg_type", "post");
        json.add("content", richText(post.text()));
        json.add("image_keys", keys);
        return json;
    }

    private static JsonElement richText(RichText text) {
        var isWithoutLanguage = text.byLocale().keySet().forAll(Locale.ROOT::equals);
        if (!isWithoutLanguage) {
            var json = new JsonObject();
            text.byLocale().forEach((locale, body) -> json.add(Json.key(locale), body(body)));
            return json;
        }
        var body = text.byLocale().head()._2();
        var plain = body.plainText();
        return RichText.ofPlain(plain).equals(text) ? new JsonPrimitive(plain) : body(body);
    }

    private static JsonObject body(RichText.Body body) {
        var json = new JsonObject();
        body.title().forEach(title -> json.addProperty("title", title));
        json.add("content", array(body.paragraphs().map(MessageJson::paragraph)));
        return json;
    }

    private static JsonArray paragraph(RichText.Paragraph paragraph) {
        return array(paragraph.elements().map(MessageJson::element));
    }

    private static JsonElement element(RichText.Element element) {
        return switch (element.kind()) {
            case TEXT -> text((RichText.Text) element);
            case LINK -> link((RichText.Link) element);
            case MENTION -> mention((RichText.Mention) element);
            case IMAGE -> image((RichText.Image) element);
            case UNRECOGNIZED -> {
                var raw = ((RichText.Unrecognized) element).raw();
                yield Json.parse(raw).getOrElse(() -> new JsonPrimitive(raw));
            }
        };
    }

    private static JsonObject text(RichText.Text text) {
        var json = tagged("text");
        writeText(json, text.text(), text.unescape());
        return json;
    }

    private static JsonObject link(RichText.Link link) {
        var json = tagged("a");
        writeText(json, link.text(), link.unescape());
        json.addProperty("href", link.href());
        return json;
    }

    private static JsonObject mention(RichText.Mention mention) {
        var json = tagged("at");
        json.addProperty("user_id", mention.user().value());
        mention.name().forEach(name -> json.addProperty("user_name", name));
        return json;
    }

    private static JsonObject image(RichText.Image image) {
        var json = tagged("img");
        json.addProperty("image_key", image.key().value());
        image.size().forEach(size -> {
            json.addProperty("width", size.width());
            json.addProperty("height", size.height());
        });
        return json;
    }

    private static JsonObject tagged(String tag) {
        var json = new JsonObject();
        json.addProperty("tag", tag);
        return json;
    }

    private static void writeText(JsonObject json, String text, boolean unescape) {
        json.addProperty("text", text);
        if (unescape) {
            json.addProperty("un_escape", true);
        }
    }

    private static JsonArray array(Seq<? extends JsonElement> elements) {
        var array = new JsonArray();
        elements.forEach(array::add);
        return array;
    }
}
