package dev.helpdesk4j.domain.ticket;

import java.util.regex.Pattern;

/**
 * Identifies a ticket, as in {@code 6626871355780366331}.
 *
 * <p>The id becomes part of a request's path, so only characters that are safe there are accepted.
 *
 * @param value 1 to 128 of {@code A-Z a-z 0-9 _ -}
 */
public record TicketId(String value) {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    public TicketId {
        if (!SAFE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "ticket id must be 1 to 128 letters, digits, '_' or '-', got " + shown(value));
        }
    }

    public static TicketId of(String value) {
        return new TicketId(value);
    }

    /** Returns the rejected value on one line and with a bounded length, as it may be untrusted input. */
    private static String shown(String value) {
        var start = value.length() <= 40 ? value : value.substring(0, 40) + "…";
        return "'" + start.replaceAll("[\\p{C}\\p{Z}&&[^ ]]", "?") + "' (" + value.length() + " characters)";
    }
}
