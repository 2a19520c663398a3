package dev.helpdesk4j.adapter.retrofit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ResponseBody;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retrofit2.Call;

/**
 * Cancels a call when its time has passed. If that does not end the call, its connection is reset: an HTTP/2 connection
 * whose server reads nothing blocks the thread that writes to it, and that thread blocks all others.
 */
final class CallTimer extends AsyncTimeout {

    private static final Logger LOG = LoggerFactory.getLogger(AppContext.class);

    /** How long a cancelled call may take to end. */
    private static final Duration CANCEL_TIME = Duration.ofMillis(250);

    private static final NextTimeout NEXT_TIMEOUT = new NextTimeout(Duration.ofSeconds(1));

    private final RequestState state;
    private final AsyncTimeout cancelTimer = new AsyncTimeout() {
        @Override
        protected void timedOut() {
            resetConnection();
        }
    };
    private @Nullable Call<ResponseBody> call;
    private boolean ended;

    CallTimer(RequestState state) {
        this.state = state;
    }

    void start(Call<ResponseBody> newCall, Deadline end) {
        call = newCall;
        NEXT_TIMEOUT.use();
        timeout(Math.max(1, end.remainingNanos()), TimeUnit.NANOSECONDS);
        enter();
    }

    @Override
    protected void timedOut() {
        cancelCall();
        startCancelTimer();
    }

    private synchronized void startCancelTimer() {
        if (!ended) {
            cancelTimer.timeout(CANCEL_TIME.toNanos(), TimeUnit.NANOSECONDS);
            cancelTimer.enter();
        }
    }

    /** Stops the timer when the call has ended, and returns whether its time had passed. */
    synchronized boolean end() {
        ended = true;
        cancelTimer.exit();
        return exit();
    }

    /** Closing a socket may take time, which the thread that calls {@link #timedOut} does not have. */
    private synchronized void resetConnection() {
        if (!ended) {
            var closing = new Thread(state::resetConnection, "helpdesk4j-background-reset");
            closing.setDaemon(true);
            try {
                closing.start();
            } catch (OutOfMemoryError noThread) {
                LOG.warn("no thread to close a connection on", noThread);
            }
        }
    }

    /** Throws nothing, as the thread that calls {@link #timedOut} serves all timeouts of the process. */
    void cancelCall() {
        var started = call;
        if (started != null) {
            try {
                started.cancel();
            } catch (RuntimeException | Error thrown) {
                LOG.warn("the caller's event listener threw an exception", thrown);
            }
        }
    }
}
