package dev.helpdesk4j.examples.cli;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.RichText;
import io.vavr.control.Option;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Reads a post as JSON from a file. Unknown fields are refused, as they could not be sent. */
final class PostFile {

    private static final Map<String, Locale> LANGUAGES =
            Map.of("zh_cn", Locale.SIMPLIFIED_CHINESE, "en_us", Locale.US, "ja_jp", Locale.JAPAN);

    private static final String MOSHI_HINT = "^Use JsonReader.* malformed JSON";

    /** How long to wait until another process opens a pipe for writing. */
    private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(10);

    private PostFile() {}

    /**
     * Returns the rich text in the file.
     *
     * @throws IllegalArgumentException if the file cannot be read or is not a post, with the JSON path of the problem
     */
    static RichText read(Path file) {
        try {
            return post(document(file));
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException("post file must exist, got " + file, missing);
        } catch (JsonEncodingException | JsonDataException notJson) {
            var reason = String.valueOf(notJson.getMessage()).replaceFirst(MOSHI_HINT, "malformed JSON");
            throw new IllegalArgumentException("post file " + file + " must be JSON: " + reason, notJson);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "post file " + file + " cannot be read: " + FileErrors.reason(unreadable), unreadable);
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException("post file " + file + " is invalid: " + invalid.getMessage(), invalid);
        }
    }

    private static JsonNode document(Path file) throws IOException {
        var reader = JsonReader.of(InputFile.read(file, OPEN_TIMEOUT));
        try {
            var document = new JsonNode("$", reader.readJsonValue());
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new JsonEncodingException("more content after the document");
            }
            return document;
        } catch (EOFException early) {
            throw new JsonEncodingException("unexpected end of input at path " + reader.getPath());
        }
    }

    private static RichText post(JsonNode post) {
        var text = RichText.builder();
        post.fields().forEach((language, body) -> {
            if (!LANGUAGES.containsKey(language)) {
                throw body.error("language must be one of zh_cn, en_us, ja_jp, got " + language);
            }
            text.in(LANGUAGES.get(language));
            body(text, body.withOnly("title", "content"));
        });
        return text.build();
    }

    private static void body(RichText.Builder text, JsonNode body) {
        if (body.has("title")) {
            text.title(body.field("title").text());
        }
        for (var paragraph : body.field("content").items()) {
            text.paragraph();
            for (var element : paragraph.items()) {
                text.element(element(element));
            }
        }
    }

    private static RichText.Element element(JsonNode element) {
        var tag = element.field("tag");
        return switch (tag.text()) {
            case "text" -> text(element.withOnly("tag", "text", "un_escape"));
            case "a" -> link(element.withOnly("tag", "text", "href", "un_escape"));
            case "at" -> mention(element.withOnly("tag", "user_id"));
            case "img" -> image(element.withOnly("tag", "image_key", "width", "height"));
            default -> throw tag.error("tag must be one of text, a, at, img, got " + tag.text());
        };
    }

    private static RichText.Element text(JsonNode text) {
        return new RichText.Text(text.field("text").text(), unescape(text));
    }

    private static RichText.Element link(JsonNode link) {
        return new RichText.Link(link.field("text").text(), link.field("href").nonBlankText(), unescape(link));
    }

    private static RichText.Element mention(JsonNode mention) {
        return new RichText.Mention(UserId.of(mention.field("user_id").nonBlankText()), Option.none());
    }

    private static RichText.Element image(JsonNode image) {
        return new RichText.Image(
                ImageKey.of(image.field("image_key").nonBlankText()),
                Option.some(new RichText.Size(
                        image.field("width").positiveInt(),
                        image.field("height").positiveInt())));
    }

    private static boolean unescape(JsonNode element) {
        return element.has("un_escape") && element.field("un_escape").bool();
    }
}
