package dev.helpdesk4j.ports.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Pages that are fetched before they are needed. */
class PagePrefetcherTest {

    private final List<Runnable> started = new ArrayList<>();

    private static Either<HelpdeskFailure, Page<Ticket>> page(int number) {
        return Either.right(new Page<>(Vector.empty(), PageRequest.of(number, 4), 0, false));
    }

    private static PagePrefetcher<Ticket> pages(
            Function<Integer, Either<HelpdeskFailure, Page<Ticket>>> call, int inFlight, Executor executor) {
        return new PagePrefetcher<>(List.of(3, 1, 2), call, inFlight, executor, Operation.SEARCH_TICKETS);
    }

    /** The first page is fetched at once, and the others when the test does so. */
    private void firstOnly(Runnable task) {
        started.add(task);
        if (started.size() == 1) {
            task.run();
        }
    }

    private List<Boolean> cancelled() {
        return started.stream().map(task -> ((Future<?>) task).isCancelled()).toList();
    }

    @Test
    void pagesAreInTheGivenOrder() {
        var pages = pages(PagePrefetcherTest::page, 2, Runnable::run);
        var numbers = new ArrayList<Integer>();

        while (pages.hasNext()) {
            numbers.add(pages.next().get().request().page());
        }

        assertThat(numbers).containsExactly(3, 1, 2);
    }

    @Test
    void noMorePagesAreFetchedAtOnceThanAllowed() {
        var pages = pages(PagePrefetcherTest::page, 2, this::firstOnly);

        pages.next();

        assertThat(started).hasSize(2);
    }

    @Test
    void anErrorReachesTheCallerAndEndsTheOtherCalls() {
        var pages = pages(
                number -> {
                    throw new StackOverflowError();
                },
                3,
                this::firstOnly);

        assertThatThrownBy(pages::next).isInstanceOf(StackOverflowError.class);
        assertThat(cancelled()).containsExactly(false, true, true);
    }

    /** Code in other languages may throw any exception. */
    @Test
    void aCheckedExceptionReachesTheCallerAsACause() {
        var pages = pages(number -> sneakilyThrow(new IOException("broken")), 1, Runnable::run);

        assertThatThrownBy(pages::next)
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @SuppressWarnings("unchecked")
    private static <R, X extends Exception> R sneakilyThrow(Exception exception) throws X {
        throw (X) exception;
    }

    @Test
    void anInterruptEndsAllCallsUnderWay() {
        var pages = pages(PagePrefetcherTest::page, 2, started::add);

        Thread.currentThread().interrupt();
        var interrupted = pages.next().getLeft();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted.kind()).isEqualTo(HelpdeskFailure.Kind.INTERRUPTED);
        assertThat(cancelled()).containsExactly(true, true);
    }

    @Test
    void noCallIsUnderWayAfterCancelling() {
        var pages = new PagePrefetcher<Ticket>(
                List.of(1, 2), PagePrefetcherTest::page, 2, this::firstOnly, Operation.SEARCH_TICKETS);
        pages.next();

        pages.cancel();

        assertThat(cancelled()).containsExactly(false, true);
        assertThat(pages.hasNext()).isFalse();
    }
}
