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
        var bounded = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 1) + "…";
        return UNPRINTABLE.matcher(bounded).replaceAll(" ");
    }

    /** The same on one line, without needless spaces. */
    static String oneLine(String text) {
        return SPACES.matcher(clean(text)).replaceAll(" ").strip();
    }
}
