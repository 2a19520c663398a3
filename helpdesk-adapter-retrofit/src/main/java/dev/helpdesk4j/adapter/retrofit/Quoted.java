package dev.helpdesk4j.adapter.retrofit;

import java.util.regex.Pattern;

/**
 * A caller's argument in the message of an exception. The value may be untrusted input of the caller's own users: it is shown on
 * one line, so that it cannot forge a line of a log, and bounded. Texts of the service are cut by {@link Excerpt}.
 */
final class Quoted {

    private static final int MAX_LENGTH = 100;
    /** Control and format characters, half surrogates, and separators of lines and paragraphs. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private Quoted() {}

    /** Returns the value between apostrophes, cut to 100 characters, with each unprintable character replaced by a space. */
    static String of(String value) {
        var bounded = value.length() <= MAX_LENGTH ? value : value.substring(0, MAX_LENGTH - 1) + "…";
        return "'" + UNPRINTABLE.matcher(bounded).replaceAll(" ") + "'";
    }
}
