package dev.helpdesk4j.adapter.retrofit.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.RichText;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;

/** The JSON inside a message's {@code content}, by the document <em>Ticket message content</em>. */
public final class MessageContentJson {

    private Option<String> type = Option.none();
    private Option<String> text = Option.none();
    private Option<RichText> richText = Option.none();
    private Option<String> imageKey = Option.none();
    private Seq<ImageKey> imageKeys = List.empty();

    private MessageContentJson() {}

    /** Returns the JSON of a content: the string that contains it, or the JSON itself if it is not in a string. */
    public static String raw(JsonReader value) throws IOException {
        return switch (value.peek()) {
            case BEGIN_OBJECT, BEGIN_ARRAY -> TolerantJson.raw(value);
            default -> TolerantJson.textOrEmpty(value).getOrElse("");
        };
    }

    /**
     * Returns the content of a message, by the type of the message or else that of the content. A content that cannot be
     * read, or is larger than the service accepts, is kept as its JSON, as {@link MessageContent.Unreadable}.
     */
    public static MessageContent read(Option<String> messageType, String raw) {
        if (messageType.contains("file")) {
            return new MessageContent.File(raw);
        }
        if (messageType.contains("media")) {
            return new MessageContent.Media(raw);
        }
        try {
            var fields = new MessageContentJson();
            var reader = JsonText.reader(raw);
            if (TolerantJson.beginObject(reader)) {
                while (reader.hasNext()) {
                    fields.read(reader.nextName(), reader);
                }
                reader.endObject();
            }
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new JsonDataException("the JSON continues after its end");
            }
            return fields.content(messageType.orElse(fields.type).getOrElse(""), raw);
        } catch (InvalidResponseException | JsonDataException | IOException unreadable) {
            return new MessageContent.Unreadable(messageType.getOrElse(""), raw);
        }
    }

    private void read(String name, JsonReader value) throws IOException {
        switch (name) {
            case "msg_type" -> type = TolerantJson.text(value);
            case "text" -> text = text.orElse(TolerantJson.textOrEmpty(value));
            case "image_key" -> imageKey = TolerantJson.nonBlank(value);
            case "image_keys" ->
                imageKeys = TolerantJson.list(value, name, Limits.LIST_ITEMS, TolerantJson::nonBlank)
                        .flatMap(key -> key)
                        .map(ImageKey::of);
            case "content", "post" -> readNested(value);
            default -> value.skipValue();
        }
    }

    /** Reads the text itself, or rich text as an object. */
    private void readNested(JsonReader value) throws IOException {
        if (value.peek() == JsonReader.Token.BEGIN_OBJECT) {
            richText = RichTextJson.read(TolerantJson.raw(value));
        } else {
            text = TolerantJson.textOrEmpty(value);
        }
    }

    private MessageContent content(String kind, String raw) {
        Option<MessageContent> content = switch (kind) {
            case "text" -> text.map(MessageContent.Text::new);
            case "post" ->
                richText.orElse(() -> text.map(MessageContentJson::richOrPlain))
                        .orElse(() -> RichTextJson.read(raw))
                        .map(rich -> new MessageContent.Post(rich, imageKeys));
            case "image" -> imageKey.map(ImageKey::of).map(MessageContent.Image::new);
            case "file" -> Option.some(new MessageContent.File(raw));
            case "media" -> Option.some(new MessageContent.Media(raw));
            default -> Option.none();
        };
        return content.getOrElse(() -> new MessageContent.Unreadable(kind, raw));
    }

    /** Reads rich text that is a string again, or else a plain text. */
    private static RichText richOrPlain(String text) {
        var rich = text.stripLeading().startsWith("{") ? RichTextJson.read(text) : Option.<RichText>none();
        return rich.getOrElse(() -> plain(text));
    }

    /** Returns plain text as rich text with a paragraph for each line. */
    private static RichText plain(String text) {
        if (text.lines().skip(Limits.RICH_TEXT_ITEMS).findFirst().isPresent()) {
            throw new InvalidResponseException(
                    "", "it must have at most " + Limits.RICH_TEXT_ITEMS + " lines, got more");
        }
        return RichText.ofPlain(text);
    }
}
