package dev.helpdesk4j.adapter.fake.control;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;

/** A refused request to the control: the reason for the author of the client, and the HTTP status of the answer. */
final class ControlRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_SHOWN = 100;

    private final int status;
    private final transient Map<String, String> headers;

    private ControlRefusal(int status, Map<String, String> headers, String reason) {
        super(reason, null, false, false);
        this.status = status;
        this.headers = headers;
    }

    static ControlRefusal of(int status, String reason) {
        return new ControlRefusal(status, LinkedHashMap.empty(), reason);
    }

    /** Returns a refusal with status 400: the request itself is invalid. */
    static ControlRefusal invalid(String what, String rule, String got) {
        return of(400, what + " must be " + rule + ", got " + got);
    }

    /** Returns the beginning of a client's text, as a reason shows it. */
    static String cut(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    /** Returns a refusal with status 404: the request is for something that does not exist. */
    static ControlRefusal missing(String reason) {
        return of(404, reason);
    }

    /** Returns a refusal with status 409: the request is valid, but not possible in the present state. */
    static ControlRefusal conflict(String reason) {
        return of(409, reason);
    }

    ControlRefusal with(String header, String value) {
        return new ControlRefusal(status, headers.put(header, value), reason());
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
