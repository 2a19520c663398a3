package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.adapter.fake.http.Answer;
import dev.helpdesk4j.adapter.fake.http.Request;
import dev.helpdesk4j.ports.ServiceResponse;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A defect that the emulator has found in a request. {@code toString} is one line without credentials; it may contain
 * control characters that the client sent.
 *
 * @param severity whether the request was refused for it
 * @param time the time at which it was found, by the emulator's clock
 * @param method the request's method, as in {@code GET}
 * @param path the request's path, without its query
 * @param status the HTTP status of the answer; 0 where the connection was closed without one
 * @param code the code in the answer's envelope; 0 in a success
 * @param reason what is wrong
 * @param logId the log id of the answer; empty where there was none
 */
public record Finding(
        Severity severity,
        Instant time,
        String method,
        String path,
        int status,
        int code,
        String reason,
        String logId) {

    private static final int LONGEST_SHOWN = 200;

    /** Of a request with this answer. */
    static Finding of(Severity severity, Instant time, Request request, Option<Answer> answer, String reason) {
        return new Finding(
                severity,
                time,
                request.method(),
                request.path(),
                answer.map(Answer::status).getOrElse(0),
                answer.flatMap(Answer::refusal).flatMap(ServiceResponse::code).getOrElse(0),
                reason,
                answer.flatMap(Envelope::logId).getOrElse(""));
    }

    /**
     * Returns one line, such as {@code 2026-03-02T09:00:00Z refused GET /open-apis/…: HTTP 400, code 154000, page must be
     * …, log id …}.
     */
    @Override
    public String toString() {
        return time + " " + (severity == Severity.REFUSAL ? "refused" : "warning") + " " + method + " "
                + path.substring(0, Math.min(path.length(), LONGEST_SHOWN)) + ": HTTP " + status + ", code " + code
                + ", "
                + reason + ", log id " + logId;
    }

    /** The consequence of a finding for the request. */
    public enum Severity {
        /** The request was refused for it. */
        REFUSAL,
        /** It was tolerated; {@linkplain HelpdeskEmulator.Builder#strict() in strict mode} it is refused. */
        WARNING
    }
}
