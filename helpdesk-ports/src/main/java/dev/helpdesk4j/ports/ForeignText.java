package dev.helpdesk4j.ports;

import java.util.regex.Pattern;

/** Texts that come from a server or an exception, made fit for a log or a terminal, and bounded. */
final class ForeignText {

    /** Longer texts are cut here, in characters. */
    static final int MAX_LENGTH = 2000;

    /** Control, format and bidirectional characters, half surrogates and separators; line feeds are kept. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\n]]");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private ForeignText() {}

    /** The text with each unprintable character as a space, cut to {@link #MAX_LENGTH}. */
    static String clean(String text) {
        return clean(text, MAX_LENGTH);
    }

    /** The same on one line, without needless spaces. */
    static String oneLine(String text) {
        return oneLine(text, MAX_LENGTH);
    }

    /** The same, cut to so many characters. */
    static String oneLine(String text, int maxLength) {
        return SPACES.matcher(clean(text, maxLength)).replaceAll(" ").strip();
    }

    private static String clean(String text, int maxLength) {
        var bounded = text.length() <= maxLength ? text : text.substring(0, maxLength - 1) + "…";
        return UNPRINTABLE.matcher(bounded).replaceAll(" ");
    }
}
