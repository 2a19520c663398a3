package dev.helpdesk4j.adapter.retrofit;

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
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads values as the service may write them: any number may be a string, anything may be null, missing, or something
 * else altogether. What cannot be used is passed over and counts as missing.
 */
final class Lenient {

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private Lenient() {}

    /** Reads one value and leaves the reader behind it; null where there is nothing of use. */
    interface Reading<T> {
        @Nullable
        T read(JsonReader reader) throws IOException;
    }

    /** Reads or skips the value of a field. */
    interface Field {
        void read(String name, JsonReader value) throws IOException;
    }

    /** A string, or a number or truth value as one; an empty string counts as missing. */
    static Option<String> text(JsonReader reader) throws IOException {
        return textOrEmpty(reader).filter(text -> !text.isEmpty());
    }

    /** The same, but an empty string is one. */
    static Option<String> textOrEmpty(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case STRING, NUMBER -> Option.of(reader.nextString());
            case BOOLEAN -> Option.some(String.valueOf(reader.nextBoolean()));
            default -> skipped(reader);
        };
    }

    static Option<Boolean> truth(JsonReader reader) throws IOException {
        return text(reader).flatMap(text -> switch (text) {
            case "true", "1" -> Option.some(true);
            case "false", "0" -> Option.some(false);
            default -> Option.none();
        });
    }

    /** A whole number within the range of an int. */
    static Option<Integer> integer(JsonReader reader) throws IOException {
        return number(reader)
                .filter(number -> number.stripTrailingZeros().scale() <= 0
                        && number.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) >= 0
                        && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)
                .map(BigDecimal::intValueExact);
    }

    /** Milliseconds since 1970; what is not positive counts as missing. */
    static Option<Instant> instant(JsonReader reader) throws IOException {
        return number(reader)
                .map(number -> number.setScale(0, RoundingMode.DOWN))
                .filter(number -> number.signum() > 0)
                .map(number -> Instant.ofEpochMilli(number.longValueExact()));
    }

    /** A length of time in the given unit, perhaps with a fraction; a negative one counts as missing. */
    static Option<Duration> duration(JsonReader reader, Duration unit) throws IOException {
        return number(reader)
                .filter(number -> number.signum() >= 0)
                .map(number -> number.multiply(BigDecimal.valueOf(unit.toSeconds())))
                .filter(seconds -> seconds.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0)
                .map(seconds -> {
                    var whole = seconds.setScale(0, RoundingMode.DOWN);
                    var nanos = seconds.subtract(whole).multiply(NANOS).setScale(0, RoundingMode.HALF_UP);
                    return Duration.ofSeconds(whole.longValueExact(), nanos.longValueExact());
                });
    }

    /** A number within the range of a long. A decimal's exponent could make it fill the memory: a double's cannot. */
    private static Option<BigDecimal> number(JsonReader reader) throws IOException {
        return text(reader).filter(text -> text.length() <= 40).flatMap(text -> {
            try {
                var size = Math.abs(Double.parseDouble(text));
                if (!(size < 9.2e18)) {
                    return Option.none();
                }
                return Option.some(size < 1e-12 ? BigDecimal.ZERO : new BigDecimal(text.strip()));
            } catch (NumberFormatException noNumber) {
                return Option.none();
            }
        });
    }

    /** What can be used of a list's items; a single object stands for a list of one. */
    static <T> Seq<T> list(JsonReader reader, Reading<T> item) throws IOException {
        var items = new ArrayList<T>();
        if (reader.peek() == JsonReader.Token.BEGIN_ARRAY) {
            reader.beginArray();
            while (reader.hasNext()) {
                add(items, item.read(reader));
            }
            reader.endArray();
        } else if (reader.peek() == JsonReader.Token.BEGIN_OBJECT) {
            add(items, item.read(reader));
        } else {
            reader.skipValue();
        }
        return List.ofAll(items);
    }

    private static <T> void add(java.util.List<T> items, @Nullable T item) {
        if (item != null) {
            items.add(item);
        }
    }

    /** Hands over each field of an object; tells whether it was one. */
    static boolean object(JsonReader reader, Field field) throws IOException {
        if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
            reader.skipValue();
            return false;
        }
        reader.beginObject();
        while (reader.hasNext()) {
            field.read(reader.nextName(), reader);
        }
        reader.endObject();
        return true;
    }

    /** The value's JSON as it came. */
    static String raw(JsonReader reader) throws IOException {
        try (var source = reader.nextSource()) {
            return source.readUtf8();
        }
    }

    /** A reader of JSON that is a string's content. */
    static JsonReader inside(String json) {
        return JsonReader.of(new Buffer().writeUtf8(json));
    }

    private static <T> Option<T> skipped(JsonReader reader) throws IOException {
        reader.skipValue();
        return Option.none();
    }
}
