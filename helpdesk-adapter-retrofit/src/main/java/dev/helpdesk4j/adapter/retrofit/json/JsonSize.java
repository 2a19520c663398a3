package dev.helpdesk4j.adapter.retrofit.json;

import java.util.function.IntUnaryOperator;
import okio.ByteString;

/** A check that refuses JSON larger than any real response, in one pass before decoding. */
public final class JsonSize {

    private final int length;
    private final IntUnaryOperator characters;

    private JsonSize(int length, IntUnaryOperator characters) {
        this.length = length;
        this.characters = characters;
    }

    /** Checks a response's body. */
    public static void check(ByteString body) {
        new JsonSize(body.size(), body::getByte).check(Limits.RESPONSE_VALUES);
    }

    /** Checks the JSON inside a message's content. */
    public static void check(String content) {
        if (content.length() > Limits.CONTENT_LENGTH) {
            throw new InvalidResponseException(
                    "", "it must have at most " + Limits.CONTENT_LENGTH + " characters, got more");
        }
        new JsonSize(content.length(), content::charAt).check(Limits.CONTENT_VALUES);
    }

    private void check(int maxValues) {
        // Each value has at least two characters, as in "1,": short JSON cannot have too many values.
        if (length <= 2 * maxValues) {
            return;
        }
        var values = 1;
        var literal = 0;
        for (var i = 0; i < length; i++) {
            switch (characters.applyAsInt(i)) {
                case '"' -> {
                    i = endOfString(i + 1);
                    literal = 0;
                }
                case '{', '[', ',' -> {
                    values++;
                    literal = 0;
                }
                case '}', ']', ':', ' ', '\t', '\r', '\n' -> literal = 0;
                default -> literal++;
            }
            if (values > maxValues) {
                throw new InvalidResponseException("", "it must have at most " + maxValues + " values, got more");
            }
            if (literal > Limits.NUMBER_LENGTH) {
                throw new InvalidResponseException(
                        "", "numbers must have at most " + Limits.NUMBER_LENGTH + " characters, got more");
            }
        }
    }

    private int endOfString(int start) {
        var i = start;
        while (i < length && characters.applyAsInt(i) != '"') {
            i += characters.applyAsInt(i) == '\\' ? 2 : 1;
        }
        return i;
    }
}
