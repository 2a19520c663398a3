package dev.helpdesk4j.ports.event;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Runs tasks when the test does so, on the test's thread. */
final class ManualExecutor extends AbstractExecutorService {

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean rejecting;

    void rejects(boolean rejects) {
        rejecting = rejects;
    }

    int size() {
        return tasks.size();
    }

    void runNext() {
        tasks.remove().run();
    }

    void runAll() {
        while (!tasks.isEmpty()) {
            runNext();
        }
    }

    @Override
    public void execute(Runnable task) {
        if (rejecting) {
            throw new RejectedExecutionException("busy");
        }
        tasks.add(task);
    }

    @Override
    public void shutdown() {
        rejecting = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        var discarded = List.copyOf(tasks);
        tasks.clear();
        return discarded;
    }

    @Override
    public boolean isShutdown() {
        return rejecting;
    }

    @Override
    public boolean isTerminated() {
        return rejecting;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
