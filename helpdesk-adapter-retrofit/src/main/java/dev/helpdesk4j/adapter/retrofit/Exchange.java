package dev.helpdesk4j.adapter.retrofit;

import io.vavr.control.Option;
import okhttp3.Headers;
import okhttp3.MediaType;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The outcome of one HTTP request. */
sealed interface Exchange {

    /** Returns whether any of the request may have reached the service. */
    boolean requestSent();

    /** Returns whether it is known that the request has arrived, or never will. */
    boolean isSettled();

    /**
     * A response was received, of whatever content.
     *
     * @param status the HTTP status
     * @param headers the headers
     * @param contentType the response's content type
     * @param body the whole body
     * @param problem why the body is not complete, if it is not
     */
    record Responded(
            int status, Headers headers, @Nullable MediaType contentType, ByteString body, Option<String> problem)
            implements Exchange {

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
     * No response was received, or not all of it.
     *
     * @param abandoned whether this side gave up, by a timeout or by closing, rather than the other side or the network
     * @param staleConnection whether the other side has closed a connection that was kept from an earlier request, before any
     *     response, as servers do with idle ones
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
