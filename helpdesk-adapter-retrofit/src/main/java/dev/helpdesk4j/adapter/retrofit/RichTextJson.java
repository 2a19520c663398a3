package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.RichText;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.Locale;

/**
 * Rich text: bodies by language, perhaps under {@code post}, or a single body without its language. A body has a title
 * and paragraphs, each a list of elements.
 */
final class RichTextJson {

    private RichTextJson() {}

    /** The rich text in this JSON; none where it is none. */
    static Option<RichText> read(String json) {
        try {
            var outer = fields(json);
            var fields = outer.containsKey("post") ? fields(outer.get("post").get()) : outer;
            if (isArray(fields.get("content"))) {
                return Option.some(new RichText(LinkedHashMap.of(Locale.ROOT, body(fields))));
            }
            Map<Locale, RichText.Body> bodies = LinkedHashMap.empty();
            for (var entry : fields) {
                var inner = isObject(entry._2()) ? fields(entry._2()) : LinkedHashMap.<String, String>empty();
                if (isArray(inner.get("content"))) {
                    bodies = bodies.put(LocalizedTextJson.locale(entry._1()), body(inner));
                }
            }
            return Option.some(bodies).filter(found -> !found.isEmpty()).map(RichText::new);
        } catch (JsonDataException | IOException unreadable) {
            return Option.none();
        }
    }

    /** An object's fields, each with its JSON as it came. */
    private static Map<String, String> fields(String json) throws IOException {
        var told = new Object() {
            Map<String, String> fields = LinkedHashMap.empty();
        };
        var reader = Lenient.inside(json);
        Lenient.object(reader, (name, value) -> told.fields = told.fields.put(name, Lenient.raw(value)));
        if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
            throw new JsonDataException("there is more after the end");
        }
        return told.fields;
    }

    private static boolean isObject(String json) {
        return json.startsWith("{");
    }

    private static boolean isArray(Option<String> json) {
        return json.exists(text -> text.startsWith("["));
    }

    private static RichText.Body body(Map<String, String> fields) throws IOException {
        var title = fields.containsKey("title")
                ? Lenient.text(Lenient.inside(fields.get("title").get()))
                : Option.<String>none();
        var content = Lenient.inside(fields.get("content").get());
        return new RichText.Body(title, Lenient.list(content, RichTextJson::paragraph));
    }

    private static RichText.Paragraph paragraph(JsonReader reader) throws IOException {
        return new RichText.Paragraph(Lenient.list(reader, value -> element(Lenient.raw(value))));
    }

    private static RichText.Element element(String raw) throws IOException {
        var told = new Object() {
            String tag = "";
            Option<String> text = Option.none();
            boolean unescape;
            Option<String> href = Option.none();
            Option<String> userId = Option.none();
            Option<String> userName = Option.none();
            Option<String> imageKey = Option.none();
            Option<Integer> width = Option.none();
            Option<Integer> height = Option.none();
        };
        Lenient.object(Lenient.inside(raw), (name, value) -> {
            switch (name) {
                case "tag" -> told.tag = Lenient.text(value).getOrElse("");
                case "text" -> told.text = Lenient.textOrEmpty(value);
                case "un_escape" -> told.unescape = Lenient.truth(value).getOrElse(false);
                case "href" -> told.href = Lenient.textOrEmpty(value);
                case "user_id" -> told.userId = Lenient.text(value).filter(id -> !id.isBlank());
                case "user_name" -> told.userName = Lenient.text(value);
                case "image_key" -> told.imageKey = Lenient.text(value).filter(key -> !key.isBlank());
                case "width" -> told.width = Lenient.integer(value).filter(pixels -> pixels > 0);
                case "height" -> told.height = Lenient.integer(value).filter(pixels -> pixels > 0);
                default -> value.skipValue();
            }
        });
        Option<RichText.Element> element = switch (told.tag) {
            case "text" -> told.text.map(text -> new RichText.Text(text, told.unescape));
            case "a" -> told.href.map(href -> new RichText.Link(told.text.getOrElse(""), href, told.unescape));
            case "at" -> told.userId.map(user -> new RichText.Mention(UserId.of(user), told.userName));
            case "img" ->
                told.imageKey.map(key -> new RichText.Image(
                        ImageKey.of(key),
                        told.width.flatMap(width -> told.height.map(height -> new RichText.Size(width, height)))));
            default -> Option.none();
        };
        return element.getOrElse(() -> new RichText.Unrecognized(told.tag, raw));
    }
}
