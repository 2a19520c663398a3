package dev.helpdesk4j.adapter.retrofit;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * At most two daemon threads, which end when idle, for work that must go on when the caller that needs it first gives up:
 * fetching an access token and looking up a host.
 */
final class BackgroundThreads implements Executor, AutoCloseable {

    private static final int MAX_THREADS = 2;
    private static final long KEEP_ALIVE_SECONDS = 10;

    private final AtomicInteger started = new AtomicInteger();
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            MAX_THREADS,
            MAX_THREADS,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> new BackgroundThread(task, started.incrementAndGet()));

    BackgroundThreads() {
        executor.allowCoreThreadTimeOut(true);
    }

    private static final class BackgroundThread extends Thread {
        private BackgroundThread(Runnable task, int number) {
            super(task, "helpdesk4j-background-" + number);
            setDaemon(true);
        }
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Returns whether the calling thread is such a thread, of this or of another app. */
    static boolean areCurrent() {
        return Thread.currentThread() instanceof BackgroundThread;
    }

    /** Interrupts what runs, and removes what waits. Later work is rejected. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
