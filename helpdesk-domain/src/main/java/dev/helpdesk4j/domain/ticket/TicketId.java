package dev.helpdesk4j.domain.ticket;

/**
 * Identifies a ticket, as in {@code 6626871355780366331}.
 *
 * <p>The id becomes part of a request's path, so only characters that are safe there are accepted.
 *
 * @param value 1 to 128 of {@code A-Z a-z 0-9 _ -}
 */
public record TicketId(String value) {

    private static final int MAX_LENGTH = 128;

    public TicketId {
        if (!isSafe(value)) {
            throw new IllegalArgumentException(
                    "ticket id must be 1 to 128 letters, digits, '_' or '-', got " + shown(value));
        }
    }

    public static TicketId of(String value) {
        return new TicketId(value);
    }

    private static boolean isSafe(String value) {
        for (var index = 0; index < value.length(); index++) {
            if (!isSafe(value.charAt(index))) {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= MAX_LENGTH;
    }

    private static boolean isSafe(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '-';
    }

    /** Returns the rejected value on one line and with a bounded length, as it may be untrusted input. */
    private static String shown(String value) {
        var start = value.length() <= 40 ? value : value.substring(0, 40) + "…";
        return "'" + start.replaceAll("[\\p{C}\\p{Z}&&[^ ]]", "?") + "' (" + value.length() + " characters)";
    }
}
