package dev.helpdesk4j.adapter.retrofit.event;

import java.nio.charset.StandardCharsets;

/**
 * The response of a {@link Webhook}, to be sent as it is.
 *
 * <p>Immutable.
 */
public final class WebhookResponse {

    private static final String NOTHING = "{}";

    private final int status;
    private final String body;

    private WebhookResponse(int status, String body) {
        this.status = status;
        this.body = body;
    }

    static WebhookResponse of(int status) {
        return new WebhookResponse(status, NOTHING);
    }

    static WebhookResponse ok(String body) {
        return new WebhookResponse(200, body);
    }

    /** Returns the HTTP status: 200, 403, 500 or 503. */
    public int status() {
        return status;
    }

    /** Returns the value of the header {@code Content-Type}. */
    public String contentType() {
        return "application/json; charset=utf-8";
    }

    /** Returns the body, as UTF-8. */
    public byte[] body() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "WebhookResponse[" + status + "]";
    }
}
