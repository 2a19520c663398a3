package dev.helpdesk4j.examples.cli;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.RichText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Rich text that somebody wrote into a file: read strictly, as what is not understood cannot be sent. */
final class PostFile {

    private static final Map<String, Locale> LANGUAGES =
            Map.of("zh_cn", Locale.SIMPLIFIED_CHINESE, "en_us", Locale.US, "ja_jp", Locale.JAPAN);

    private PostFile() {}

    /**
     * The rich text in the file.
     *
     * @throws IllegalArgumentException if the file cannot be read, or where it holds something else, with the place in it
     */
    static RichText read(Path file) {
        try {
            var reader = JsonReader.of(new Buffer().write(Files.readAllBytes(file)));
            var post = object(reader.readJsonValue(), "$");
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new IllegalArgumentException("$: there is more after the end");
            }
            var text = RichText.builder();
            post.forEach((language, body) -> body(text, language, body));
            return text.build();
        } catch (JsonDataException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "the post in " + file + " is not as it should be: " + wrong.getMessage());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the post in " + file + " cannot be read: " + unreadable);
        }
    }

    private static void body(RichText.Builder text, String language, Object value) {
        var path = "$." + language;
        if (!LANGUAGES.containsKey(language)) {
            throw new IllegalArgumentException(path + ": a language is one of zh_cn, en_us, ja_jp");
        }
        text.in(LANGUAGES.get(language));
        var body = object(value, path);
        if (body.containsKey("title")) {
            text.title(string(body, "title", path));
        }
        var paragraphs = list(body.get("content"), path + ".content");
        for (var i = 0; i < paragraphs.size(); i++) {
            text.paragraph();
            var elements = list(paragraphs.get(i), path + ".content[" + i + "]");
            for (var j = 0; j < elements.size(); j++) {
                element(text, elements.get(j), path + ".content[" + i + "][" + j + "]");
            }
        }
    }

    private static void element(RichText.Builder text, Object value, String path) {
        var fields = object(value, path);
        var unescape = Boolean.TRUE.equals(fields.get("un_escape"));
        switch (string(fields, "tag", path)) {
            case "text" -> text.element(new RichText.Text(string(fields, "text", path), unescape));
            case "a" ->
                text.element(new RichText.Link(string(fields, "text", path), string(fields, "href", path), unescape));
            case "at" -> text.mention(UserId.of(string(fields, "user_id", path)));
            case "img" ->
                text.image(
                        ImageKey.of(string(fields, "image_key", path)),
                        pixels(fields, "width", path),
                        pixels(fields, "height", path));
            default -> throw new IllegalArgumentException(path + ".tag: it is one of text, a, at, img");
        }
    }

    private static Map<?, ?> asMap(@Nullable Object value, String path) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException(path + ": it is no object");
    }

    private static Map<String, Object> object(@Nullable Object value, String path) {
        var fields = new java.util.LinkedHashMap<String, Object>();
        asMap(value, path).forEach((name, field) -> fields.put(String.valueOf(name), field));
        return fields;
    }

    private static List<?> list(@Nullable Object value, String path) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(path + ": it is no list");
    }

    private static String string(Map<String, Object> fields, String name, String path) {
        if (fields.get(name) instanceof String string) {
            return string;
        }
        throw new IllegalArgumentException(path + "." + name + ": it is no string");
    }

    private static int pixels(Map<String, Object> fields, String name, String path) {
        if (fields.get(name) instanceof Double number && number == Math.rint(number)) {
            return number.intValue();
        }
        throw new IllegalArgumentException(path + "." + name + ": it is no whole number");
    }
}
