package dev.helpdesk4j.adapter.retrofit.json;

import com.squareup.moshi.JsonWriter;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.message.RichText;
import java.io.IOException;
import okhttp3.RequestBody;
import okio.Buffer;

/** The request body of <em>send a message to a ticket</em>. */
public final class OutgoingMessageJson {

    private OutgoingMessageJson() {}

    /** Returns the request body of a message. */
    public static RequestBody body(OutgoingMessage message, boolean contentAsString) {
        return JsonBody.of(writer -> {
            writer.name("msg_type").value(type(message));
            writer.name("content");
            if (contentAsString) {
                var content = new Buffer();
                content(JsonWriter.of(content), message);
                writer.value(content.readUtf8());
            } else {
                content(writer, message);
            }
        });
    }

    private static String type(OutgoingMessage message) {
        return switch (message.kind()) {
            case TEXT -> "text";
            case POST -> "post";
        };
    }

    private static void content(JsonWriter writer, OutgoingMessage message) throws IOException {
        writer.beginObject();
        var content = switch (message.kind()) {
            case TEXT -> writer.name("text").value(((OutgoingMessage.Text) message).text());
            case POST -> post(writer, ((OutgoingMessage.Post) message).text());
        };
        content.endObject();
    }

    private static JsonWriter post(JsonWriter writer, RichText text) throws IOException {
        writer.name("post").beginObject();
        for (var entry : text.byLocale()) {
            writer.name(LocalizedTextJson.language(entry._1()));
            body(writer, entry._2());
        }
        return writer.endObject();
    }

    private static void body(JsonWriter writer, RichText.Body body) throws IOException {
        writer.beginObject();
        writer.name("title").value(body.title().getOrNull());
        writer.name("content").beginArray();
        for (var paragraph : body.paragraphs()) {
            writer.beginArray();
            for (var element : paragraph.elements()) {
                element(writer, element);
            }
            writer.endArray();
        }
        writer.endArray();
        writer.endObject();
    }

    private static void element(JsonWriter writer, RichText.Element element) throws IOException {
        writer.beginObject().name("tag");
        var fields = switch (element.kind()) {
            case TEXT -> text(writer.value("text"), (RichText.Text) element);
            case LINK -> link(writer.value("a"), (RichText.Link) element);
            case MENTION ->
                writer.value("at")
                        .name("user_id")
                        .value(((RichText.Mention) element).user().value());
            case IMAGE -> image(writer.value("img"), (RichText.Image) element);
            case UNRECOGNIZED ->
                throw new IllegalArgumentException(
                        "element of a post must be text, link, mention or image, got " + element);
        };
        fields.endObject();
    }

    private static JsonWriter text(JsonWriter writer, RichText.Text text) throws IOException {
        return unescape(writer, text.unescape()).name("text").value(text.text());
    }

    private static JsonWriter link(JsonWriter writer, RichText.Link link) throws IOException {
        return text(writer, new RichText.Text(link.text(), link.unescape()))
                .name("href")
                .value(link.href());
    }

    private static JsonWriter image(JsonWriter writer, RichText.Image image) throws IOException {
        writer.name("image_key").value(image.key().value());
        for (var size : image.size()) {
            writer.name("width").value(size.width()).name("height").value(size.height());
        }
        return writer;
    }

    private static JsonWriter unescape(JsonWriter writer, boolean unescape) throws IOException {
        return unescape ? writer.name("un_escape").value(true) : writer;
    }
}
