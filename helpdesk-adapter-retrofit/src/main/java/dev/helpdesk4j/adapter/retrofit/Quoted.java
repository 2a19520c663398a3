package dev.helpdesk4j.adapter.retrofit;

import java.util.regex.Pattern;

/** A caller's value in the message of an exception. */
final class Quoted {

    private static final int MAX_LENGTH = 100;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private Quoted() {}

    /** Returns the value in quotation marks, cut to 100 characters, with each unprintable character replaced by a space. */
    static String of(String value) {
        var bounded = value.length() <= MAX_LENGTH ? value : value.substring(0, MAX_LENGTH - 1) + "…";
        return "'" + UNPRINTABLE.matcher(bounded).replaceAll(" ") + "'";
    }
}
