package dev.helpdesk4j.ports.history;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that fetch the pages of all walks without an executor of the caller's: virtual threads where the JDK has them
 * (21 or newer), otherwise at most 64 daemon threads, which end after ten idle seconds. Nothing waits for a thread: if all are
 * busy, the walk's own thread fetches the page.
 */
final class PageThreads {

    static final int MAX_THREADS = 64;

    /** Created by the first walk that needs it. */
    static final Executor SHARED = executor();

    private PageThreads() {}

    private static Executor executor() {
        try {
            return (Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException noVirtualThreads) {
            return platformThreads();
        }
    }

    /** Returns an executor that rejects a task if all threads are busy. */
    static ThreadPoolExecutor platformThreads() {
        var started = new AtomicInteger();
        return new ThreadPoolExecutor(0, MAX_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            var thread = new Thread(task, "helpdesk4j-page-" + started.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
