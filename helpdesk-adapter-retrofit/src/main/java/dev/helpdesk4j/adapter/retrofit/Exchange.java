package dev.helpdesk4j.adapter.retrofit;

import io.vavr.control.Option;
import okhttp3.Headers;
import okio.ByteString;

/** The outcome of one HTTP request. */
sealed interface Exchange {

    /** Returns whether any part of the request may have reached the service. */
    boolean requestSent();

    /** Returns whether the request cannot arrive later: it has arrived, or never will. */
    boolean isSettled();

    /**
     * A response was received. Its content is not checked yet.
     *
     * @param status the HTTP status
     * @param headers the headers
     * @param body the whole body
     * @param problem why the body is incomplete, if it is
     */
    record Responded(int status, Headers headers, ByteString body, Option<String> problem) implements Exchange {

        @Override
        public boolean requestSent() {
            return true;
        }

        @Override
        public boolean isSettled() {
            return true;
        }

        boolean isSuccessful() {
            return status >= 200 && status < 300;
        }

        Option<String> header(String name) {
            return Option.of(headers.get(name));
        }
    }

    /**
     * No complete response was received.
     *
     * @param abandoned whether the client ended the request, by a timeout or by closing, rather than the server or the
     *     network
     * @param staleConnection whether the server closed a reused connection before any response, as servers close idle connections
     */
    record Failed(Throwable cause, boolean requestSent, boolean abandoned, boolean staleConnection)
            implements Exchange {

        @Override
        public boolean isSettled() {
            return !abandoned;
        }
    }

    /** The calling thread was interrupted. */
    record Interrupted(boolean requestSent) implements Exchange {

        @Override
        public boolean isSettled() {
            return false;
        }
    }
}
