package dev.helpdesk4j.adapter.fake.emulator;

import io.vavr.control.Option;
import java.time.Duration;
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

    private static final System.Logger LOG = System.getLogger(HelpdeskEmulator.class.getName());

    private final int most;
    private final ClientTimeout clientTimeout;
    private final ExecutorService threads;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int busy;

    /**
     * @param name of each thread
     * @param most how many threads there may be
     * @param timeout see {@link ClientTimeout}
     */
    HandlerThreads(String name, int most, Duration timeout) {
        this.most = most;
        clientTimeout = new ClientTimeout(name, timeout);
        threads = Executors.newCachedThreadPool(task -> daemon(name, task));
    }

    static Thread daemon(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Runs a task that begins with reading from a client. */
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
            clientTimeout.start();
            try {
                task.get().run();
            } catch (RuntimeException | Error e) {
                LOG.log(System.Logger.Level.ERROR, "the emulator failed at a request", e);
            } finally {
                clientTimeout.end();
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

    /** What limits how long the thread of a request waits for its client. */
    ClientTimeout clientTimeout() {
        return clientTimeout;
    }

    /** Interrupts what runs and forgets what waits. */
    @Override
    public void close() {
        synchronized (this) {
            waiting.clear();
        }
        threads.shutdownNow();
        clientTimeout.close();
    }
}
