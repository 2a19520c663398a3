package dev.helpdesk4j.adapter.fake.http;

import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs the emulator's requests on a bounded number of threads. A request waits while all of them are busy. A connection
 * has at most one request here, so the number of waiting requests is at most the number of connections.
 */
public final class HandlerThreads implements Executor, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(NettyServer.class.getName());

    private final int maxThreads;
    private final ExecutorService threads;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int busy;

    /**
     * @param name the name of each thread
     * @param maxThreads the maximum number of threads
     */
    HandlerThreads(String name, int maxThreads) {
        this.maxThreads = maxThreads;
        threads = Executors.newCachedThreadPool(task -> daemon(name, task));
    }

    public static Thread daemon(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void execute(Runnable task) {
        if (acquireThread(task)) {
            threads.execute(() -> runAll(task));
        }
    }

    private synchronized boolean acquireThread(Runnable task) {
        if (busy == maxThreads) {
            waiting.add(task);
            return false;
        }
        busy++;
        return true;
    }

    private void runAll(Runnable first) {
        for (var task = Option.some(first); task.isDefined(); task = next()) {
            try {
                task.get().run();
            } catch (RuntimeException | Error e) {
                LOG.log(System.Logger.Level.ERROR, "the server failed at a request", e);
            }
        }
    }

    private synchronized Option<Runnable> next() {
        var next = Option.of(waiting.poll());
        if (next.isEmpty()) {
            busy--;
        }
        return next;
    }

    /** Interrupts the running requests and discards the waiting ones. */
    @Override
    public void close() {
        synchronized (this) {
            waiting.clear();
        }
        threads.shutdownNow();
    }
}
