package dev.helpdesk4j.adapter.retrofit.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.RichText;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The JSON of rich text: bodies by language, possibly under {@code post}, or a single body without a language. A body has a
 * title and paragraphs; a paragraph is a list of elements.
 */
final class RichTextJson {

    private static final FieldNames ELEMENT =
            FieldNames.of("tag", "text", "un_escape", "href", "user_id", "user_name", "image_key", "width", "height");

    private RichTextJson() {}

    /**
     * Returns the rich text in this JSON; none if it contains none.
     *
     * @throws InvalidResponseException if it is larger than the service accepts
     */
    static Option<RichText> read(String json) {
        try {
            var outer = fields(json);
            var post = outer.get("post");
            var fields = post == null ? outer : fields(post);
            var single = body(fields);
            if (single.isDefined()) {
                return Option.some(richText(Map.of(Locale.ROOT, single.get())));
            }
            var bodies = bodies(fields);
            return bodies.isEmpty() ? Option.none() : Option.some(richText(bodies));
        } catch (JsonDataException | IOException unreadable) {
            return Option.none();
        }
    }

    private static RichText richText(Map<Locale, RichText.Body> bodies) {
        return new RichText(io.vavr.collection.LinkedHashMap.ofAll(bodies));
    }

    private static Map<Locale, RichText.Body> bodies(Map<String, String> byLanguage) throws IOException {
        var bodies = new LinkedHashMap<Locale, RichText.Body>();
        for (var entry : byLanguage.entrySet()) {
            if (entry.getValue().startsWith("{")) {
                body(fields(entry.getValue()))
                        .forEach(body -> bodies.put(LocalizedTextJson.locale(entry.getKey()), body));
            }
            if (bodies.size() > Limits.LANGUAGES) {
                throw new InvalidResponseException(
                        "", "rich text must have at most " + Limits.LANGUAGES + " languages, got more");
            }
        }
        return bodies;
    }

    /** Returns an object's fields, each with its JSON unchanged. */
    private static Map<String, String> fields(String json) throws IOException {
        var fields = new LinkedHashMap<String, String>();
        var reader = JsonText.reader(json);
        if (TolerantJson.beginObject(reader)) {
            while (reader.hasNext()) {
                fields.put(reader.nextName(), TolerantJson.raw(reader));
            }
            reader.endObject();
        }
        if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
            throw new JsonDataException("the JSON continues after its end");
        }
        return fields;
    }

    /** Returns the body with these fields; none if there is no list of paragraphs. */
    private static Option<RichText.Body> body(Map<String, String> fields) throws IOException {
        var content = fields.get("content");
        if (content == null || !content.startsWith("[")) {
            return Option.none();
        }
        var title = fields.get("title");
        return Option.some(new RichText.Body(
                title == null ? Option.none() : TolerantJson.text(JsonText.reader(title)),
                list(JsonText.reader(content), "content", RichTextJson::paragraph)));
    }

    private static RichText.Paragraph paragraph(JsonReader reader) throws IOException {
        return new RichText.Paragraph(list(reader, "", value -> element(TolerantJson.raw(value))));
    }

    private static <T> Seq<T> list(JsonReader reader, String name, TolerantJson.Item<T> item) throws IOException {
        return TolerantJson.list(reader, name, Limits.RICH_TEXT_ITEMS, item);
    }

    private static RichText.Element element(String raw) throws IOException {
        var tag = "";
        Option<String> text = Option.none();
        var unescape = false;
        Option<String> href = Option.none();
        Option<String> userId = Option.none();
        Option<String> userName = Option.none();
        Option<String> imageKey = Option.none();
        Option<Integer> width = Option.none();
        Option<Integer> height = Option.none();
        var reader = JsonText.reader(raw);
        if (TolerantJson.beginObject(reader)) {
            while (reader.hasNext()) {
                switch (ELEMENT.nextName(reader)) {
                    case "tag" -> tag = TolerantJson.text(reader).getOrElse("");
                    case "text" -> text = TolerantJson.textOrEmpty(reader);
                    case "un_escape" -> unescape = TolerantJson.bool(reader).getOrElse(false);
                    case "href" -> href = TolerantJson.textOrEmpty(reader);
                    case "user_id" -> userId = TolerantJson.nonBlank(reader);
                    case "user_name" -> userName = TolerantJson.text(reader);
                    case "image_key" -> imageKey = TolerantJson.nonBlank(reader);
                    case "width" -> width = TolerantJson.integer(reader).filter(pixels -> pixels > 0);
                    case "height" -> height = TolerantJson.integer(reader).filter(pixels -> pixels > 0);
                    default -> reader.skipValue();
                }
            }
            reader.endObject();
        }
        var known = switch (tag) {
            case "text" -> text(text, unescape);
            case "a" -> link(text, href, unescape);
            case "at" -> mention(userId, userName);
            case "img" -> image(imageKey, width, height);
            default -> Option.<RichText.Element>none();
        };
        return known.isDefined() ? known.get() : new RichText.Unrecognized(tag, raw);
    }

    private static Option<RichText.Element> text(Option<String> text, boolean unescape) {
        return text.map(words -> new RichText.Text(words, unescape));
    }

    private static Option<RichText.Element> link(Option<String> text, Option<String> href, boolean unescape) {
        return href.map(address -> new RichText.Link(text.getOrElse(""), address, unescape));
    }

    private static Option<RichText.Element> mention(Option<String> userId, Option<String> userName) {
        return userId.map(user -> new RichText.Mention(UserId.of(user), userName));
    }

    private static Option<RichText.Element> image(
            Option<String> imageKey, Option<Integer> width, Option<Integer> height) {
        var size = width.isDefined() && height.isDefined()
                ? Option.some(new RichText.Size(width.get(), height.get()))
                : Option.<RichText.Size>none();
        return imageKey.map(key -> new RichText.Image(ImageKey.of(key), size));
    }
}
