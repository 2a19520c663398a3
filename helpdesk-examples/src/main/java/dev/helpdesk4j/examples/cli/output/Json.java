package dev.helpdesk4j.examples.cli.output;

import com.squareup.moshi.JsonWriter;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okio.Buffer;

/** Writes JSON documents without missing values. */
public final class Json {

    /** Line breaks are excepted: Moshi writes them between values and escapes them in strings. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[" + TerminalText.UNPRINTABLE + "&&[^\\n]]");

    private final JsonWriter writer;
    private boolean emptyLists = true;

    private Json(JsonWriter writer) {
        this.writer = writer;
    }

    /** Writes the fields of an object. */
    public interface Body {
        void write() throws IOException;
    }

    /** Writes the fields of an object for this item. */
    public interface Item<T> {
        void write(T item) throws IOException;
    }

    /** Returns the result as an indented document. */
    public static String document(CommandResult result) throws IOException {
        var document = new Buffer();
        var writer = JsonWriter.of(document);
        writer.setIndent("  ");
        var json = new Json(writer);
        json.object(() -> result.json(json));
        return escaped(document.readUtf8());
    }

    /** Returns a document as one line with its line break. */
    public static Buffer line(Item<Json> body) throws IOException {
        var line = new Buffer();
        var json = new Json(JsonWriter.of(line));
        json.object(() -> body.write(json));
        return new Buffer().writeUtf8(escaped(line.readUtf8())).writeByte('\n');
    }

    /** Escapes characters that control a terminal; they occur in strings only. */
    private static String escaped(String document) {
        return UNPRINTABLE
                .matcher(document)
                .replaceAll(found -> found.group()
                        .chars()
                        .mapToObj(unit -> String.format(Locale.ROOT, "\\\\u%04x", unit))
                        .collect(Collectors.joining()));
    }

    private void object(Body body) throws IOException {
        writer.beginObject();
        body.write();
        writer.endObject();
    }

    public Json field(String name, String value) throws IOException {
        writer.name(name).value(value);
        return this;
    }

    public Json field(String name, long value) throws IOException {
        writer.name(name).value(value);
        return this;
    }

    public Json field(String name, boolean value) throws IOException {
        writer.name(name).value(value);
        return this;
    }

    public Json text(String name, Option<String> value) throws IOException {
        writer.name(name).value(value.getOrNull());
        return this;
    }

    public Json number(String name, Option<Integer> value) throws IOException {
        writer.name(name).value(value.getOrNull());
        return this;
    }

    public Json bool(String name, Option<Boolean> value) throws IOException {
        writer.name(name).value(value.getOrNull());
        return this;
    }

    public Json time(String name, Option<Instant> value) throws IOException {
        return text(name, value.map(Instant::toString));
    }

    public Json duration(String name, Option<Duration> value) throws IOException {
        return text(name, value.map(Duration::toString));
    }

    /** Writes the constant's name, or the code as a number if it has no name. */
    public Json constant(String name, Option<String> known, Option<Integer> code) throws IOException {
        return known.isDefined() ? text(name, known) : number(name, code);
    }

    public Json object(String name, Body body) throws IOException {
        writer.name(name);
        object(body);
        return this;
    }

    /** Writes an object whose empty lists are missing, for data that may be incomplete. */
    public Json objectWithoutEmptyLists(String name, Body body) throws IOException {
        emptyLists = false;
        object(name, body);
        emptyLists = true;
        return this;
    }

    public <T> Json object(String name, Option<T> value, Item<T> body) throws IOException {
        if (value.isDefined()) {
            object(name, () -> body.write(value.get()));
        }
        return this;
    }

    public <T> Json objects(String name, Iterable<T> items, Item<T> body) throws IOException {
        if (!emptyLists && !items.iterator().hasNext()) {
            return this;
        }
        writer.name(name).beginArray();
        for (var item : items) {
            object(() -> body.write(item));
        }
        writer.endArray();
        return this;
    }

    public Json texts(String name, Iterable<String> items) throws IOException {
        writer.name(name).beginArray();
        for (var item : items) {
            writer.value(item);
        }
        writer.endArray();
        return this;
    }
}
