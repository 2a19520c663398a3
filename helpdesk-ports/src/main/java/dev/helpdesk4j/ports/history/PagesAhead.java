package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import io.vavr.control.Either;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * Pages that are asked for before they are needed, and come in the order in which they were asked for.
 *
 * @param <T> what is listed
 */
final class PagesAhead<T> {

    private final Iterator<Callable<Either<HelpdeskFailure, Page<T>>>> calls;
    private final int inFlight;
    private final Executor executor;
    private final Operation operation;
    private final Deque<FutureTask<Either<HelpdeskFailure, Page<T>>>> asked = new ArrayDeque<>();

    PagesAhead(
            Iterator<Callable<Either<HelpdeskFailure, Page<T>>>> calls,
            int inFlight,
            Executor executor,
            Operation operation) {
        this.calls = calls;
        this.inFlight = inFlight;
        this.executor = executor;
        this.operation = operation;
    }

    boolean hasNext() {
        return calls.hasNext() || !asked.isEmpty();
    }

    /** The next page; an interrupt ends the wait for it at once, and the calls under way. */
    Either<HelpdeskFailure, Page<T>> next() {
        while (asked.size() < inFlight && calls.hasNext()) {
            var task = new FutureTask<>(calls.next());
            asked.add(task);
            try {
                executor.execute(task);
            } catch (RejectedExecutionException refused) {
                task.run();
            }
        }
        try {
            var page = asked.element().get();
            asked.remove();
            return page;
        } catch (InterruptedException interrupted) {
            cancel();
            Thread.currentThread().interrupt();
            return Either.left(new HelpdeskFailure.Interrupted(operation, HelpdeskFailure.Effect.NONE));
        } catch (ExecutionException thrown) {
            cancel();
            if (thrown.getCause() instanceof Error error) {
                throw error;
            }
            throw thrown.getCause() instanceof RuntimeException exception
                    ? exception
                    : new IllegalStateException(thrown.getCause());
        }
    }

    /** Ends the calls under way, whose results nobody needs any more. */
    void cancel() {
        asked.forEach(task -> task.cancel(true));
        asked.clear();
    }
}
