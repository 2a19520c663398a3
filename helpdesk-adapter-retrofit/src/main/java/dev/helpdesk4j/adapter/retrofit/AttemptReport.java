package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.ports.AnyOperation;
import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * The outcome of one HTTP request of an operation.
 *
 * @param operation what was asked
 * @param number which attempt of its call it was, from 1
 * @param waited how long it waited for a permit of the rate limits
 * @param httpStatus the answer's HTTP status; none where there was no answer
 * @param code the platform's code, where the attempt failed and the answer had one
 * @param logId the answer's log id
 * @param duration from the request to the answer, without the waiting
 * @param failure how it failed; none where it succeeded
 * @param staleConnection whether it failed because the other side had closed the kept connection that it went out over, as
 *     servers do with idle ones. A request that may be repeated then goes out again at once over a new connection, as a
 *     part of the same attempt: with the same number, under a permit of its own, and at no charge to the retries
 */
public record AttemptReport(
        AnyOperation operation,
        int number,
        Duration waited,
        Option<Integer> httpStatus,
        Option<Integer> code,
        Option<String> logId,
        Duration duration,
        Option<HelpdeskFailure.Kind> failure,
        boolean staleConnection) {}
