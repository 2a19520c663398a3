package dev.helpdesk4j.ports;

import java.util.regex.Pattern;

/** Cleans untrusted text of a server or an exception for logs and terminals, and limits its length. */
final class ForeignText {

    /** The maximum length, in characters. */
    static final int MAX_LENGTH = 2000;

    /** Control, format and bidirectional characters, half surrogates and separators; line feeds are kept. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\n]]");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private ForeignText() {}

    /** Replaces each unprintable character by a space, and cuts the text to {@link #MAX_LENGTH}. */
    static String clean(String text) {
        return clean(text, MAX_LENGTH);
    }

    /** Cleans the text and joins it to one line with single spaces. */
    static String oneLine(String text) {
        return oneLine(text, MAX_LENGTH);
    }

    /** Cleans the text, joins it to one line with single spaces, and cuts it to this length. */
    static String oneLine(String text, int maxLength) {
        return SPACES.matcher(clean(text, maxLength)).replaceAll(" ").strip();
    }

    private static String clean(String text, int maxLength) {
        var bounded = text.length() <= maxLength ? text : text.substring(0, maxLength - 1) + "…";
        return UNPRINTABLE.matcher(bounded).replaceAll(" ");
    }
}
