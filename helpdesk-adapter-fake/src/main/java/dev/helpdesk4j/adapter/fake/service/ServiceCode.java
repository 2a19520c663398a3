package dev.helpdesk4j.adapter.fake.service;

import dev.helpdesk4j.ports.ServiceResponse;
import io.vavr.control.Option;
import java.util.Arrays;

/** The service's refusals, each with its code, HTTP status and words: the one table of them. */
public enum ServiceCode {
    INVALID_REQUEST(154000, 400, "Bad request, please check your request body"),
    /** Not of the service: the emulator's own, for a request that was sent to another host by its name. */
    MISDIRECTED(154000, 421, "Misdirected request"),
    /** Not of the service: the emulator's own, as are the two that follow. */
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

    /** Whether the table has this code. */
    public static boolean knows(int code) {
        return Arrays.stream(values()).anyMatch(known -> known.code == code);
    }

    /** The refusal in the documents' words. */
    public ServiceResponse answer(String logId) {
        return said(message, logId);
    }

    /** The refusal in the documents' words, and what is wrong in particular. */
    public ServiceResponse answer(String logId, String detail) {
        return said(message + separator() + detail, logId);
    }

    private String separator() {
        if (message.endsWith(": ")) {
            return "";
        }
        return message.endsWith(".") ? " " : ": ";
    }

    private ServiceResponse said(String words, String logId) {
        return new ServiceResponse(httpStatus, Option.some(code), Option.some(words), Option.some(logId));
    }
}
