package dev.helpdesk4j.adapter.fake.service;

import dev.helpdesk4j.ports.ServiceResponse;
import io.vavr.control.Option;
import java.util.Arrays;

/** The refusals of the service, each with its code, HTTP status and message. */
public enum ServiceCode {
    INVALID_REQUEST(154000, 400, "Bad request, please check your request body"),
    /** A refusal of the emulator, not of the service: the request names another host. */
    MISDIRECTED(154000, 421, "Misdirected request"),
    /** A refusal of the emulator, not of the service, as the two that follow. */
    BODY_TOO_LARGE(154000, 413, "Request body too large"),
    NO_SUCH_PATH(154000, 404, "No such path"),
    METHOD_NOT_ALLOWED(154000, 405, "Method not allowed"),
    UNAUTHORIZED(154001, 401, "Unauthorized, please check you have the correct access"),
    NO_PERMISSION(154003, 403, "Please check you have the correct access"),
    NO_PERMISSION_TO_SEND(154003, 401, "Please check you have the correct access"),
    NOT_FOUND(154004, 404, "Resource not found"),
    TICKET_CLOSED(154401, 401, "Ticket already be closed"),
    PROHIBITED_URL(154403, 401, "Send message with bad url"),
    INTERNAL_ERROR(155000, 500, "Internal error"),
    RATE_LIMITED(99991400, 429, "request trigger frequency limit"),
    TOKEN_MISSING(99991661, 400, "Missing access token for authorization. Please make a request with token attached."),
    TOKEN_INVALID(99991663, 400, "Invalid access token for authorization. Please make a request with token attached."),
    SCOPE_MISSING(99991672, 400, "Access denied. One of the following scopes is required: "),
    APP_UNKNOWN(10003, 400, "invalid param"),
    APP_SECRET_WRONG(10014, 200, "app secret invalid");

    private final int code;
    private final int httpStatus;
    private final String message;

    ServiceCode(int code, int httpStatus, String message) {
        this.code = code;
        this.httpStatus = httpStatus;
        this.message = message;
    }

    /** Returns whether a refusal has this code. */
    public static boolean isKnown(int code) {
        return Arrays.stream(values()).anyMatch(known -> known.code == code);
    }

    /** Returns the refusal with its documented message. */
    public ServiceResponse answer(String logId) {
        return response(message, logId);
    }

    /** Returns the refusal with its documented message followed by this detail. */
    public ServiceResponse answer(String logId, String detail) {
        return response(message + separator() + detail, logId);
    }

    private String separator() {
        if (message.endsWith(": ")) {
            return "";
        }
        return message.endsWith(".") ? " " : ": ";
    }

    private ServiceResponse response(String text, String logId) {
        return new ServiceResponse(httpStatus, Option.some(code), Option.some(text), Option.some(logId));
    }
}
