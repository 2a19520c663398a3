package dev.helpdesk4j.adapter.retrofit;

import io.vavr.control.Option;
import okhttp3.Headers;
import okhttp3.MediaType;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** What came of one HTTP request. */
sealed interface Exchange {

    /** Whether any of the request may have reached the service. */
    boolean requestSent();

    /** Whether it is known that the request has arrived, or never will. */
    boolean isSettled();

    /**
     * A response has come, whatever it says.
     *
     * @param status the HTTP status
     * @param headers the headers
     * @param contentType what the body claims to be
     * @param body the whole body
     * @param problem why there is no whole body
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
     * There was no response, or not all of one.
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
