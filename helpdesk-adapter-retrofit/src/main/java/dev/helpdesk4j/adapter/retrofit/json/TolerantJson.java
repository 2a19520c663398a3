package dev.helpdesk4j.adapter.retrofit.json;

import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Reads values as the service may write them: a number may be a string, and any value may be null, missing or of
 * another type. A value that cannot be used is skipped and counts as missing.
 */
public final class TolerantJson {

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
    private static final double MAX_NUMBER = 9.2e18;
    private static final int MAX_NUMBER_LENGTH = 40;

    private TolerantJson() {}

    /** Reads one value and moves the reader past it. Returns null if the value has no usable content. */
    public interface Item<T> {
        @Nullable
        T read(JsonReader reader) throws IOException;
    }

    /**
     * Returns whether none of these fields of an object is present. Comparing the object with an empty one instead would take 30 ms
     * of the time to a program's first ticket: the first use of a record's {@code equals} is slow.
     */
    static boolean areMissing(Option<?>... fields) {
        for (var field : fields) {
            if (field.isDefined()) {
                return false;
            }
        }
        return true;
    }

    /** Enters an object; skips any other value. */
    public static boolean beginObject(JsonReader reader) throws IOException {
        if (reader.peek() == JsonReader.Token.BEGIN_OBJECT) {
            reader.beginObject();
            return true;
        }
        reader.skipValue();
        return false;
    }

    /** Reads a string, number or boolean as text; an empty string counts as missing. */
    public static Option<String> text(JsonReader reader) throws IOException {
        var text = scalar(reader);
        return text == null || text.isEmpty() ? Option.none() : Option.some(text);
    }

    /** Reads a string, number or boolean as text, and an object or a list as its JSON. */
    public static Option<String> textOrJson(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT, BEGIN_ARRAY -> Option.some(raw(reader));
            default -> text(reader);
        };
    }

    /** Reads a string, number or boolean as text, which may be empty. */
    public static Option<String> textOrEmpty(JsonReader reader) throws IOException {
        return Option.of(scalar(reader));
    }

    /** Reads a string, number or boolean as text, such as an id or a key; a blank one counts as missing. */
    public static Option<String> nonBlank(JsonReader reader) throws IOException {
        var text = scalar(reader);
        return text == null || text.isBlank() ? Option.none() : Option.some(text);
    }

    public static Option<Boolean> bool(JsonReader reader) throws IOException {
        if (reader.peek() == JsonReader.Token.BOOLEAN) {
            return Option.some(reader.nextBoolean());
        }
        return text(reader).flatMap(text -> switch (text) {
            case "true", "1" -> Option.some(true);
            case "false", "0" -> Option.some(false);
            default -> Option.none();
        });
    }

    /** Reads a whole number within the range of an int. */
    public static Option<Integer> integer(JsonReader reader) throws IOException {
        var number = number(reader);
        return number == (int) number ? Option.some((int) number) : Option.none();
    }

    /** Reads milliseconds since 1970; a number that is not positive counts as missing. */
    public static Option<Instant> instant(JsonReader reader) throws IOException {
        var milliseconds = (long) number(reader);
        return milliseconds > 0 ? Option.some(Instant.ofEpochMilli(milliseconds)) : Option.none();
    }

    /** Reads a duration in this unit, possibly with a fraction; a negative number counts as missing. */
    public static Option<Duration> duration(JsonReader reader, Duration unit) throws IOException {
        var number = number(reader);
        if (!(number >= 0) || number * unit.toSeconds() >= MAX_NUMBER) {
            return Option.none();
        }
        var seconds = (long) number;
        return Option.some(
                number == seconds
                        ? Duration.ofSeconds(seconds * unit.toSeconds())
                        : seconds(BigDecimal.valueOf(number).multiply(BigDecimal.valueOf(unit.toSeconds()))));
    }

    private static Duration seconds(BigDecimal seconds) {
        var whole = seconds.setScale(0, RoundingMode.DOWN);
        var nanos = seconds.subtract(whole).multiply(NANOS).setScale(0, RoundingMode.HALF_UP);
        return Duration.ofSeconds(whole.longValueExact(), nanos.longValueExact());
    }

    /**
     * Reads a number, which may be written as a string; not a number if it is unusable or not within the range of a long.
     * Whole numbers are exact up to 2<sup>53</sup>.
     */
    private static double number(JsonReader reader) throws IOException {
        if (reader.peek() == JsonReader.Token.NUMBER) {
            try {
                return inRange(reader.nextDouble());
            } catch (JsonEncodingException infinite) {
                reader.nextString();
                return Double.NaN;
            }
        }
        return number(scalar(reader));
    }

    private static double number(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > MAX_NUMBER_LENGTH) {
            return Double.NaN;
        }
        try {
            var number = inRange(Double.parseDouble(text));
            if (Double.isNaN(number) || isWhole(text)) {
                return number;
            }
            // Refuses what is not a decimal number, such as "1d". One with a huge negative exponent could fill the
            // memory.
            return Math.abs(number) < 1e-12 ? 0 : new BigDecimal(text.strip()).doubleValue();
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    /** Returns whether the text consists of digits, as almost all numbers do. */
    private static boolean isWhole(String text) {
        for (var i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static double inRange(double number) {
        return Math.abs(number) < MAX_NUMBER ? number : Double.NaN;
    }

    /**
     * Reads the usable items of a list; a single object counts as a list of one.
     *
     * @param field the name of the list, for the path of an exception
     * @throws InvalidResponseException if there are more than {@code maxItems}
     */
    public static <T> Seq<T> list(JsonReader reader, String field, int maxItems, Item<T> item) throws IOException {
        var items = new ArrayList<T>();
        if (reader.peek() == JsonReader.Token.BEGIN_ARRAY) {
            reader.beginArray();
            for (var index = 0; reader.hasNext(); index++) {
                if (index == maxItems) {
                    throw new InvalidResponseException(
                            "." + field, "it must have at most " + maxItems + " items, got more");
                }
                add(items, reader, item, field, index);
            }
            reader.endArray();
        } else if (reader.peek() == JsonReader.Token.BEGIN_OBJECT) {
            add(items, reader, item, field, -1);
        } else {
            reader.skipValue();
        }
        return List.ofAll(items);
    }

    private static <T> void add(java.util.List<T> items, JsonReader reader, Item<T> item, String field, int index)
            throws IOException {
        try {
            var read = item.read(reader);
            if (read != null) {
                items.add(read);
            }
        } catch (InvalidResponseException invalid) {
            throw invalid.inside("." + field + (index < 0 ? "" : "[" + index + "]"));
        }
    }

    /** Returns the value's JSON unchanged; none if the value is null or longer than {@code maxBytes}. */
    public static Option<String> raw(JsonReader reader, int maxBytes) throws IOException {
        if (reader.peek() == JsonReader.Token.NULL) {
            reader.skipValue();
            return Option.none();
        }
        try (var source = reader.nextSource()) {
            if (source.request(maxBytes + 1L)) {
                // Closing the source does not skip a value of more than 8 KB: Moshi skips the same bytes repeatedly.
                source.readAll(Okio.blackhole());
                return Option.none();
            }
            return Option.some(source.readUtf8());
        }
    }

    /** Returns the value's JSON unchanged. */
    public static String raw(JsonReader reader) throws IOException {
        try (var source = reader.nextSource()) {
            return source.readUtf8();
        }
    }

    private static @Nullable String scalar(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case STRING, NUMBER -> reader.nextString();
            case BOOLEAN -> String.valueOf(reader.nextBoolean());
            default -> {
                reader.skipValue();
                yield null;
            }
        };
    }
}
