package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import io.vavr.control.Either;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Fetches several pages of a window at once, before they are needed, and returns them in a given order.
 *
 * @param <T> what is listed
 */
final class PagePrefetcher<T> {

    private final Iterator<Integer> numbers;
    private final Function<Integer, Either<HelpdeskFailure, Page<T>>> call;
    private final int inFlight;
    private final Executor executor;
    private final Operation operation;
    private final Deque<FutureTask<Either<HelpdeskFailure, Page<T>>>> started = new ArrayDeque<>();

    /**
     * @param numbers the numbers of the pages, in order
     * @param call fetches the page with a number
     * @param inFlight the maximum number of pages that are fetched at the same time
     */
    PagePrefetcher(
            List<Integer> numbers,
            Function<Integer, Either<HelpdeskFailure, Page<T>>> call,
            int inFlight,
            Executor executor,
            Operation operation) {
        this.numbers = numbers.iterator();
        this.call = call;
        this.inFlight = inFlight;
        this.executor = executor;
        this.operation = operation;
    }

    boolean hasNext() {
        return numbers.hasNext() || !started.isEmpty();
    }

    /** Waits for the next page and returns it. An interrupt ends the wait and cancels the calls in flight. */
    Either<HelpdeskFailure, Page<T>> next() {
        while (started.size() < inFlight && numbers.hasNext()) {
            start(numbers.next());
        }
        try {
            var page = started.element().get();
            started.remove();
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

    private void start(int number) {
        var task = new FutureTask<>(() -> call.apply(number));
        started.add(task);
        try {
            executor.execute(task);
        } catch (RejectedExecutionException rejected) {
            task.run();
        }
    }

    /** Cancels the calls in flight. */
    void cancel() {
        started.forEach(task -> task.cancel(true));
        started.clear();
    }
}
