package dev.helpdesk4j.adapter.retrofit.event;

import static java.util.Objects.requireNonNull;

import dev.helpdesk4j.adapter.retrofit.common.Secrets;
import io.vavr.control.Option;

/**
 * Why a {@link LongConnection} could not be made, was lost, or has stopped. It contains neither the app secret nor the
 * parameters of the connection's URL.
 *
 * @param reason the reason
 * @param code the code of the platform, an HTTP status or a close code of the WebSocket; none if there was none
 * @param detail a description for logs, which may contain a text of the platform
 */
public record ConnectionFailure(Reason reason, Option<Integer> code, String detail) {

    private static final int MAX_DETAIL = 500;

    public ConnectionFailure {
        requireNonNull(reason, "reason");
        requireNonNull(code, "code");
        requireNonNull(detail, "detail");
    }

    static ConnectionFailure of(Reason reason, String detail) {
        return new ConnectionFailure(reason, Option.none(), detail);
    }

    static ConnectionFailure of(Reason reason, int code, String detail) {
        return new ConnectionFailure(reason, Option.some(code), detail);
    }

    /** Returns this failure with a description that contains no secret and is not too long. */
    ConnectionFailure redacted(Secrets secrets) {
        var redacted = secrets.redact(detail);
        return new ConnectionFailure(reason, code, redacted.substring(0, Math.min(redacted.length(), MAX_DETAIL)));
    }

    /** Returns a line for logs, such as {@code FORBIDDEN (403): the app is disabled}. */
    public String summary() {
        return reason
                + code.map(present -> " (" + present + ")").getOrElse("")
                + (detail.isEmpty() ? "" : ": " + detail);
    }

    /** A kind of failure. A minor release may add more. */
    public enum Reason {

        /** The platform did not respond: no network, an unknown host, a TLS failure, a timeout. */
        UNREACHABLE(true),

        /** The platform could not serve the connection for now: code 1 or 1000040343, or an HTTP status. */
        UNAVAILABLE(true),

        /** A response of the platform was not as documented. */
        UNREADABLE(true),

        /** The connection ended without having been closed, or was not a valid WebSocket any more. */
        CUT(true),

        /** The platform closed the connection. */
        CLOSED_BY_PLATFORM(true),

        /** No pong was received within 30 seconds of a ping. */
        SILENT(true),

        /** The app may not use long connections: code 403. */
        FORBIDDEN(false),

        /** The app id or the app secret is wrong: code 514. */
        UNAUTHENTICATED(false),

        /**
         * The app has 50 connections already: code 1000040350. It is temporary, as connections of a process that has ended may
         * still count for a while; the connection is made when another one has ended.
         */
        TOO_MANY_CONNECTIONS(true),

        /** The app belongs to another region: code 1000040351. */
        WRONG_DOMAIN(false),

        /**
         * The platform refused the connection with another code, such as 1000040345, which users report for wrong credentials and
         * for a platform that is busy. It counts as temporary.
         */
        REFUSED(true),

        /** The URL of the connection is not {@code wss}, nor {@code ws} to this machine. */
        INSECURE_URL(false),

        /** The application closed the connection. */
        CLOSED(false);

        private final boolean temporary;

        Reason(boolean temporary) {
            this.temporary = temporary;
        }

        /** Returns whether a {@link LongConnection} connects again. Otherwise it has stopped. */
        public boolean isTemporary() {
            return temporary;
        }
    }
}
