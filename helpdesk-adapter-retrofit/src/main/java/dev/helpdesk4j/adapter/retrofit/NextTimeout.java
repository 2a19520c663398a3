package dev.helpdesk4j.adapter.retrofit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okio.AsyncTimeout;

/**
 * A timeout that is always the next one while calls are made, and does nothing. Okio wakes up its thread whenever a timeout
 * becomes the next one, which would be once for each call and take a fifth of its processor time.
 */
final class NextTimeout extends AsyncTimeout {

    private final Duration interval;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean used;

    /** @param interval shorter than almost all timeouts of calls */
    NextTimeout(Duration interval) {
        this.interval = interval;
    }

    /** Starts, unless it is started already. It ends when it has not been used for an interval. */
    void use() {
        if (!used) {
            used = true;
        }
        if (!started.get() && started.compareAndSet(false, true)) {
            start();
        }
    }

    private void start() {
        timeout(interval.toNanos(), TimeUnit.NANOSECONDS);
        enter();
    }

    boolean isStarted() {
        return started.get();
    }

    /** Is called once for each start, on okio's thread. */
    @Override
    protected void timedOut() {
        exit();
        if (used) {
            used = false;
            start();
        } else {
            started.set(false);
        }
    }
}
