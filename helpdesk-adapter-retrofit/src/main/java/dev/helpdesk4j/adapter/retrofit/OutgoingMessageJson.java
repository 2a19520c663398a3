package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonWriter;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.message.RichText;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.RequestBody;
import okio.Buffer;

/** The body of <em>send a message to a ticket</em>. */
final class OutgoingMessageJson {

    private OutgoingMessageJson() {}

    /** The request's body. */
    static RequestBody body(OutgoingMessage message, boolean contentAsString) {
        try {
            var body = new Buffer();
            var writer = JsonWriter.of(body).beginObject();
            writer.name("msg_type").value(message instanceof OutgoingMessage.Text ? "text" : "post");
            writer.name("content");
            if (contentAsString) {
                var content = new Buffer();
                content(JsonWriter.of(content), message);
                writer.value(content.readUtf8());
            } else {
                content(writer, message);
            }
            writer.endObject();
            return RequestBody.create(body.readByteString(), Transport.JSON);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void content(JsonWriter writer, OutgoingMessage message) throws IOException {
        writer.beginObject();
        if (message instanceof OutgoingMessage.Text text) {
            writer.name("text").value(text.text());
        } else if (message instanceof OutgoingMessage.Post post) {
            writer.name("post").beginObject();
            for (var entry : post.text().byLocale()) {
                writer.name(LocalizedTextJson.language(entry._1()));
                body(writer, entry._2());
            }
            writer.endObject();
        }
        writer.endObject();
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
        writer.beginObject();
        if (element instanceof RichText.Text text) {
            writer.name("tag").value("text");
            unescape(writer, text.unescape());
            writer.name("text").value(text.text());
        } else if (element instanceof RichText.Link link) {
            writer.name("tag").value("a");
            unescape(writer, link.unescape());
            writer.name("text").value(link.text());
            writer.name("href").value(link.href());
        } else if (element instanceof RichText.Mention mention) {
            writer.name("tag").value("at");
            writer.name("user_id").value(mention.user().value());
        } else if (element instanceof RichText.Image image) {
            writer.name("tag").value("img");
            writer.name("image_key").value(image.key().value());
            for (var size : image.size()) {
                writer.name("width").value(size.width());
                writer.name("height").value(size.height());
            }
        }
        writer.endObject();
    }

    private static void unescape(JsonWriter writer, boolean unescape) throws IOException {
        if (unescape) {
            writer.name("un_escape").value(true);
        }
    }
}
