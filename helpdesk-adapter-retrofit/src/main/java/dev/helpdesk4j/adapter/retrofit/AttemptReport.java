package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.ports.AnyOperation;
import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * The outcome of one HTTP request of an operation.
 *
 * @param operation the operation of the call
 * @param number the number of the attempt in its call, from 1
 * @param waited how long the attempt waited for a permit of the rate limiter
 * @param httpStatus the HTTP status of the response; none if there was no response
 * @param code the platform's code, if the attempt failed and the response had one
 * @param logId the log id of the response, if it had one
 * @param duration the time from the request to the response, without the wait for the permit
 * @param failure the kind of the failure; none if the attempt succeeded
 * @param staleConnection whether the attempt failed because the server had closed the pooled connection, as servers
 *     close idle connections. A repeatable request is then sent again at once over a new connection, as part of the same
 *     attempt: with the same number, a permit of its own, and no withdrawal from the retry budget
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
