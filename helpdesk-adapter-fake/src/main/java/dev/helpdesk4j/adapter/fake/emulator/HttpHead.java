package dev.helpdesk4j.adapter.fake.emulator;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * How an HTTP/1.1 message begins.
 *
 * @param lines the first line and one for each header
 */
record HttpHead(Seq<String> lines) {

    /** Returns the method of a request. */
    String method() {
        return word(0);
    }

    /** Returns the status of an answer, or 0 if it is not a number. */
    int status() {
        return word(1).matches("[0-9]{3}") ? Integer.parseInt(word(1)) : 0;
    }

    private String word(int index) {
        var words = lines.head().split(" ", -1);
        return index < words.length ? words[index] : "";
    }

    /** Returns the value of a header in lower case. */
    Option<String> value(String header) {
        return lines.tail()
                .find(line -> line.regionMatches(true, 0, header + ":", 0, header.length() + 1))
                .map(line -> line.substring(header.length() + 1).strip().toLowerCase(Locale.ROOT));
    }

    /** Returns whether the connection stays open after it. */
    boolean isPersistent() {
        return lines.head().contains("HTTP/1.1") && !value("connection").exists(value -> value.contains("close"));
    }

    /** Returns the bytes on the wire, the empty line included. */
    byte[] bytes() {
        return lines.append("\r\n").mkString("\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
