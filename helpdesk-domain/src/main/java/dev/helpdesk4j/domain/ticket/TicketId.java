package dev.helpdesk4j.domain.ticket;

import java.util.regex.Pattern;

/**
 * Identifies a ticket, as in {@code 6626871355780366331}.
 *
 * <p>An id ends up in a request's path, so only what can do no harm there is accepted.
 *
 * @param value 1 to 128 of {@code A-Z a-z 0-9 _ -}
 */
public record TicketId(String value) {

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    public TicketId {
        if (!HARMLESS.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "ticket id must be 1 to 128 letters, digits, '_' or '-', got " + shown(value));
        }
    }

    public static TicketId of(String value) {
        return new TicketId(value);
    }

    /** The refused value on one line and of bounded length, as it may come from anywhere. */
    private static String shown(String value) {
        var start = value.length() <= 40 ? value : value.substring(0, 40) + "…";
        return "'" + start.replaceAll("[\\p{C}\\p{Z}&&[^ ]]", "?") + "' (" + value.length() + " characters)";
    }
}
