package dev.helpdesk4j.ports.contract;

import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits with a time limit. When it is over, the test fails with a sentence. */
final class Await {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private Await() {}

    /**
     * Returns as soon as the condition holds.
     *
     * @param expected what is waited for, as a sentence without a full stop
     * @param advice what an adapter's author can do if it does not happen, as sentences
     * @param excuses the laws of which one has to be declared as not applicable for that to be no failure
     */
    static void until(String expected, Duration bound, BooleanSupplier condition, String advice, Law... excuses) {
        var started = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - started >= bound.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                throw missed(expected, bound, advice, excuses);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** Returns the value of the future, or throws the exception with which it was completed. */
    static <T> T value(String expected, Duration bound, Future<T> future, String advice, Law... excuses)
            throws Exception {
        try {
            return future.get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw missed(expected, bound, advice, excuses);
        } catch (ExecutionException failed) {
            throw rethrown(failed.getCause());
        }
    }

    /** Runs the tasks concurrently, each on its own thread, and returns their results in order. */
    static <T> List<T> together(String expected, Duration bound, List<Callable<T>> tasks, String advice)
            throws Exception {
        var start = new CountDownLatch(1);
        var executor = Executors.newFixedThreadPool(tasks.size(), Await::daemon);
        try {
            var results = tasks.stream()
                    .map(task -> executor.submit(() -> {
                        start.await();
                        return task.call();
                    }))
                    .toList();
            start.countDown();
            var values = new ArrayList<T>();
            for (var result : results) {
                values.add(value(expected, bound, result, advice));
            }
            return values;
        } finally {
            executor.shutdownNow();
        }
    }

    private static BrokenLaw missed(String expected, Duration bound, String advice, Law... excuses) {
        return new BrokenLaw("within " + bound.toMillis() + " ms this did not happen: " + expected, advice, excuses);
    }

    private static Exception rethrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof Exception exception ? exception : new IllegalStateException(cause);
    }

    /** Starts a call on its own thread. */
    static Started start(Supplier<Either<HelpdeskFailure, ?>> call) {
        var ended = new CompletableFuture<Ended>();
        var thread = daemon(() -> {
            try {
                var result = call.get();
                ended.complete(new Ended(result, Thread.currentThread().isInterrupted(), System.nanoTime()));
            } catch (Throwable thrown) {
                ended.completeExceptionally(thrown);
            }
        });
        var started = System.nanoTime();
        thread.start();
        return new Started(thread, ended, started);
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "call under test");
        thread.setDaemon(true);
        return thread;
    }

    /** A call that runs on its own thread. */
    record Started(Thread thread, CompletableFuture<Ended> ended, long startedAt) {

        void interrupt() {
            thread.interrupt();
        }

        /** Waits for the end of the call, and interrupts it if it does not end in time. */
        Ended end(String expected, Duration bound, String advice, Law... excuses) throws Exception {
            try {
                return value(expected, bound, ended, advice, excuses);
            } finally {
                thread.interrupt();
            }
        }

        Duration until(Ended end) {
            return Duration.ofNanos(end.at() - startedAt);
        }
    }

    /** The result of a call, whether its thread was interrupted, and when the call ended. */
    record Ended(Either<HelpdeskFailure, ?> result, boolean interrupted, long at) {}
}
