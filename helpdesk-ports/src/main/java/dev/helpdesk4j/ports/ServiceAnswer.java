package dev.helpdesk4j.ports;

import io.vavr.collection.List;
import io.vavr.control.Option;
import java.util.function.Predicate;

/**
 * What the service said when it did not do what it was asked.
 *
 * @param httpStatus the HTTP status, as in 401
 * @param code the platform's code, as in 154001; none where the answer had no envelope, say from a proxy
 * @param message the platform's words for it, without control and format characters other than line feeds, and cut to 2000
 *     characters; an empty one is kept as none
 * @param logId what the platform's support asks for, cleaned likewise
 */
public record ServiceAnswer(int httpStatus, Option<Integer> code, Option<String> message, Option<String> logId) {

    public ServiceAnswer {
        message = message.map(ForeignText::clean).filter(Predicate.not(String::isEmpty));
        logId = logId.map(ForeignText::oneLine).filter(Predicate.not(String::isEmpty));
    }

    /** On one line: {@code Ticket already be closed (code 154401, HTTP 401, log id 2026…)}. */
    public String inWords() {
        var numbers = List.of("HTTP " + httpStatus)
                .prependAll(code.map(number -> "code " + number))
                .appendAll(logId.map(id -> "log id " + id))
                .mkString("(", ", ", ")");
        var firstLine = message.flatMap(words -> Option.ofOptional(
                words.lines().filter(Predicate.not(String::isBlank)).findFirst()));
        return ForeignText.oneLine(firstLine.map(words -> words + " ").getOrElse("") + numbers);
    }
}
