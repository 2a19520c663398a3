package dev.helpdesk4j.adapter.fake.emulator;

import java.util.Arrays;

/** The bytes of a request or an answer. */
final class HttpMessage {

    private final HttpHead head;
    private final byte[] body;
    private final boolean persistent;

    /**
     * @param body with the framing of its chunks, where it has any
     * @param persistent whether the connection can take another one after this
     */
    HttpMessage(HttpHead head, byte[] body, boolean persistent) {
        this.head = head;
        this.body = body;
        this.persistent = persistent;
    }

    HttpHead head() {
        return head;
    }

    byte[] body() {
        return body;
    }

    boolean isPersistent() {
        return persistent;
    }

    byte[] bytes() {
        var first = head.bytes();
        var bytes = Arrays.copyOf(first, first.length + body.length);
        System.arraycopy(body, 0, bytes, first.length, body.length);
        return bytes;
    }
}
