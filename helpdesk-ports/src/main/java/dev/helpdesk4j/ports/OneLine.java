package dev.helpdesk4j.ports;

/** Words that come from a server or an exception, fit for a log: no line breaks and no control characters. */
final class OneLine {

    private OneLine() {}

    static String of(String words) {
        return words.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    }
}
