package dev.helpdesk4j.adapter.retrofit;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** One request and what came of it, waited for so that an interrupt ends the waiting at once. */
sealed interface Exchange {

    /** Whether any of the request may have reached the service. */
    boolean left();

    /** Sends the request, once, and waits so long at most. */
    static Exchange of(Call<ResponseBody> call, Attempt attempt, Duration patience) {
        if (Thread.currentThread().isInterrupted()) {
            return new Cut(false);
        }
        var outcome = new CompletableFuture<Response<ResponseBody>>();
        call.enqueue(new Callback<>() {
            @Override
            public void onResponse(Call<ResponseBody> answered, Response<ResponseBody> response) {
                outcome.complete(response);
            }

            @Override
            public void onFailure(Call<ResponseBody> failed, Throwable cause) {
                outcome.completeExceptionally(cause);
            }
        });
        try {
            return Answered.from(outcome.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException interrupted) {
            call.cancel();
            Thread.currentThread().interrupt();
            return new Cut(attempt.left());
        } catch (TimeoutException late) {
            call.cancel();
            return new Broken(new InterruptedIOException("timeout"), attempt.left());
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof Transport.ResponseTooLong tooLong
                    ? Answered.cutShort(tooLong)
                    : new Broken(Option.of(failed.getCause()).getOrElse(failed), attempt.left());
        } catch (IOException unreadable) {
            return new Broken(unreadable, attempt.left());
        }
    }

    /**
     * There was an answer, whatever it says.
     *
     * @param status the HTTP status
     * @param headers the answer's headers
     * @param contentType what the answer claims to be
     * @param body the whole body
     * @param problem why there is no whole body
     */
    record Answered(
            int status, Headers headers, @Nullable MediaType contentType, ByteString body, Option<String> problem)
            implements Exchange {

        private static Answered from(Response<ResponseBody> response) throws IOException {
            try (var body = response.isSuccessful() ? response.body() : response.errorBody()) {
                return new Answered(
                        response.code(),
                        response.headers(),
                        body == null ? null : body.contentType(),
                        body == null ? ByteString.EMPTY : body.byteString(),
                        Option.none());
            }
        }

        private static Answered cutShort(Transport.ResponseTooLong tooLong) {
            return new Answered(
                    tooLong.httpStatus(), tooLong.headers(), null, ByteString.EMPTY, Option.of(tooLong.getMessage()));
        }

        @Override
        public boolean left() {
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
     * There was no answer, or not all of one.
     *
     * @param left whether any of the request may have reached the service
     */
    record Broken(Throwable cause, boolean left) implements Exchange {}

    /**
     * The waiting thread was interrupted.
     *
     * @param left whether any of the request may have reached the service
     */
    record Cut(boolean left) implements Exchange {}
}
