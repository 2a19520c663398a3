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

/** Writes a document whose missing values are left out. */
public final class Json {

    /** Moshi breaks lines between values; in strings it escapes line breaks. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[" + TerminalText.UNPRINTABLE + "&&[^\\n]]");

    private final JsonWriter writer;

    private Json(JsonWriter writer) {
        this.writer = writer;
    }

    /** Writes what an object, or a list, holds. */
    public interface Body {
        void write() throws IOException;
    }

    /** Writes one of many. */
    public interface Item<T> {
        void write(T item) throws IOException;
    }

    public static String document(CommandResult result) throws IOException {
        var document = new Buffer();
        var writer = JsonWriter.of(document);
        writer.setIndent("  ");
        var json = new Json(writer);
        json.object(() -> result.json(json));
        return escaped(document.readUtf8());
    }

    /** A document on a line of its own, which is ended. */
    public static Buffer line(Item<Json> body) throws IOException {
        var line = new Buffer();
        var json = new Json(JsonWriter.of(line));
        json.object(() -> body.write(json));
        return new Buffer().writeUtf8(escaped(line.readUtf8())).writeByte('\n');
    }

    /** What a terminal would obey rather than show can only stand in strings, and is escaped there. */
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

    /** The constant's name, or the code as a number where no constant has it. */
    public Json constant(String name, Option<String> known, Option<Integer> code) throws IOException {
        return known.isDefined() ? text(name, known) : number(name, code);
    }

    public Json object(String name, Body body) throws IOException {
        writer.name(name);
        object(body);
        return this;
    }

    public <T> Json object(String name, Option<T> value, Item<T> body) throws IOException {
        if (value.isDefined()) {
            object(name, () -> body.write(value.get()));
        }
        return this;
    }

    public <T> Json objects(String name, Iterable<T> items, Item<T> body) throws IOException {
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
