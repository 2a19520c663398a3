package dev.helpdesk4j.adapter.fake.http;

import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs the emulator's requests on a bounded number of threads. A request that comes when all of them are busy waits. A
 * connection has one request here at most, so that no more can wait than there are connections.
 */
final class HandlerThreads implements Executor, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(NettyServer.class.getName());

    private final int most;
    private final ExecutorService threads;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int busy;

    /**
     * @param name of each thread
     * @param most how many threads there may be
     */
    HandlerThreads(String name, int most) {
        this.most = most;
        threads = Executors.newCachedThreadPool(task -> daemon(name, task));
    }

    static Thread daemon(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void execute(Runnable task) {
        if (isToRunNow(task)) {
            threads.execute(() -> runAll(task));
        }
    }

    private synchronized boolean isToRunNow(Runnable task) {
        if (busy == most) {
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

    /** Interrupts what runs and forgets what waits. */
    @Override
    public void close() {
        synchronized (this) {
            waiting.clear();
        }
        threads.shutdownNow();
    }
}
