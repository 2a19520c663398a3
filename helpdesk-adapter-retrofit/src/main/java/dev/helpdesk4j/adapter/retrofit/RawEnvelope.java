package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.ports.ServiceResponse;
import io.vavr.control.Option;

/**
 * The response to a {@link PlatformCall} that succeeded. Its JSON is unchanged. It is well-formed, except that
 * control characters in strings are not checked.
 *
 * @param httpStatus the HTTP status, such as 200
 * @param code the platform's code: 0, as all other codes are failures
 * @param message the field {@code msg}, cleaned like that of a {@link ServiceResponse}
 * @param logId the log id, which the platform's support needs, cleaned in the same way
 * @param data the JSON of the field {@code data}; none if it is missing or null
 * @param json the JSON of the whole response, for results beside {@code data}
 */
public record RawEnvelope(
        int httpStatus, int code, Option<String> message, Option<String> logId, Option<String> data, String json) {

    /** Returns a summary without the JSON, which may be long and personal. */
    @Override
    public String toString() {
        return "RawEnvelope[" + new ServiceResponse(httpStatus, Option.some(code), message, logId).summary() + "]";
    }
}
