package dev.helpdesk4j.adapter.fake.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Parses JSON strictly by RFC 8259. Only the newest versions of Gson have a strict mode, and applications use older ones:
 * this class needs no more of Gson than its tree.
 */
public final class JsonText {

    private static final int MAX_DEPTH = 100;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern SHORT_INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,17}");
    private static final int TOO_LONG_NUMBER = 1000;

    private final String text;
    private int position;

    private JsonText(String text) {
        this.text = text;
    }

    /**
     * Returns the value of the text; none if it is not JSON, is nested deeper than 100 levels, or has a number of 1000
     * characters or more or with an exponent beyond that of a {@link BigDecimal}. Of equal names in an object the last wins.
     */
    public static Option<JsonElement> parse(String text) {
        var json = new JsonText(text);
        try {
            var value = json.value(0);
            json.skipSpace();
            return Option.when(json.position == text.length(), value);
        } catch (NotJson e) {
            return Option.none();
        }
    }

    private JsonElement value(int depth) {
        skipSpace();
        return switch (peek()) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> new JsonPrimitive(string());
            case 't' -> word("true", new JsonPrimitive(true));
            case 'f' -> word("false", new JsonPrimitive(false));
            case 'n' -> word("null", JsonNull.INSTANCE);
            default -> number();
        };
    }

    private JsonObject object(int depth) {
        var object = new JsonObject();
        enter(depth);
        if (skips('}')) {
            return object;
        }
        do {
            skipSpace();
            var name = string();
            skipSpace();
            expect(':');
            object.add(name, value(depth));
            skipSpace();
        } while (skips(','));
        expect('}');
        return object;
    }

    private JsonArray array(int depth) {
        var array = new JsonArray();
        enter(depth);
        if (skips(']')) {
            return array;
        }
        do {
            array.add(value(depth));
            skipSpace();
        } while (skips(','));
        expect(']');
        return array;
    }

    private void enter(int depth) {
        if (depth > MAX_DEPTH) {
            throw new NotJson();
        }
        position++;
        skipSpace();
    }

    private JsonElement word(String word, JsonElement value) {
        if (!text.startsWith(word, position)) {
            throw new NotJson();
        }
        position += word.length();
        return value;
    }

    private JsonPrimitive number() {
        var matcher = NUMBER.matcher(text).region(position, Math.min(text.length(), position + TOO_LONG_NUMBER));
        if (!matcher.lookingAt() || matcher.end() == position + TOO_LONG_NUMBER) {
            throw new NotJson();
        }
        position = matcher.end();
        var number = matcher.group();
        try {
            return SHORT_INTEGER.matcher(number).matches()
                    ? new JsonPrimitive(Long.valueOf(number))
                    : new JsonPrimitive(new BigDecimal(number));
        } catch (NumberFormatException e) {
            throw new NotJson();
        }
    }

    private String string() {
        expect('"');
        var string = new StringBuilder();
        for (var next = next(); next != '"'; next = next()) {
            if (next < ' ') {
                throw new NotJson();
            }
            string.append(next == '\\' ? escaped() : next);
        }
        return string.toString();
    }

    private char escaped() {
        var next = next();
        return switch (next) {
            case '"', '\\', '/' -> next;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (hexDigit() << 12 | hexDigit() << 8 | hexDigit() << 4 | hexDigit());
            default -> throw new NotJson();
        };
    }

    private int hexDigit() {
        var next = next();
        var digit = next < 0x80 ? Character.digit(next, 16) : -1;
        if (digit < 0) {
            throw new NotJson();
        }
        return digit;
    }

    private void skipSpace() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private boolean skips(char expected) {
        var skips = peek() == expected;
        if (skips) {
            position++;
        }
        return skips;
    }

    private void expect(char expected) {
        if (next() != expected) {
            throw new NotJson();
        }
    }

    private char next() {
        var next = peek();
        position++;
        return next;
    }

    private char peek() {
        if (position == text.length()) {
            throw new NotJson();
        }
        return text.charAt(position);
    }

    private static final class NotJson extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotJson() {
            super(null, null, false, false);
        }
    }
}
