package dev.helpdesk4j.ports;

import io.vavr.collection.List;
import io.vavr.control.Option;
import java.util.function.Predicate;

/**
 * The response of the service to a request that failed.
 *
 * @param httpStatus the HTTP status, as in 401
 * @param code the platform's code, as in 154001; none if the response had no envelope, for example one of a proxy
 * @param message the platform's message, without control and format characters other than line feeds, and cut to 2000
 *     characters; an empty one becomes none
 * @param logId the id that the platform's support needs, cleaned in the same way
 */
public record ServiceResponse(int httpStatus, Option<Integer> code, Option<String> message, Option<String> logId) {

    public ServiceResponse {
        message = message.map(ForeignText::clean).filter(Predicate.not(String::isEmpty));
        logId = logId.map(ForeignText::oneLine).filter(Predicate.not(String::isEmpty));
    }

    /** Returns this on one line: {@code Ticket already be closed (code 154401, HTTP 401, log id 2026…)}. */
    public String summary() {
        var numbers = List.of("HTTP " + httpStatus)
                .prependAll(code.map(number -> "code " + number))
                .appendAll(logId.map(id -> "log id " + id))
                .mkString("(", ", ", ")");
        var firstLine = message.flatMap(text -> Option.ofOptional(
                text.lines().filter(Predicate.not(String::isBlank)).findFirst()));
        return ForeignText.oneLine(firstLine.map(line -> line + " ").getOrElse("") + numbers);
    }
}
