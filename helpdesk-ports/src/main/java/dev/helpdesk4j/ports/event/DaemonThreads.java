package dev.helpdesk4j.ports.event;

import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads, which end when they were idle for ten seconds. */
final class DaemonThreads {

    static final Duration IDLE_TIME = Duration.ofSeconds(10);

    private DaemonThreads() {}

    /** Returns an executor that starts a thread for each task if none is idle. */
    static ThreadPoolExecutor pool(String name) {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_TIME.toMillis(),
                TimeUnit.MILLISECONDS,
                new SynchronousQueue<>(),
                named(name));
    }

    static ThreadFactory named(String name) {
        var started = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, name + "-" + started.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
