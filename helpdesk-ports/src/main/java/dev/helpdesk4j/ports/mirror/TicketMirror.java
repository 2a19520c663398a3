package dev.helpdesk4j.ports.mirror;

import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.MessagePosted;
import dev.helpdesk4j.domain.event.TicketOpened;
import dev.helpdesk4j.domain.event.TicketUpdated;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.event.EventHandler;
import dev.helpdesk4j.ports.history.TicketHistory;
import dev.helpdesk4j.ports.history.WalkOptions;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps a copy of a help desk's tickets and messages in a store: quickly with events, and completely without them.
 *
 * <p>It has no thread. The application calls two methods regularly, and passes it the events as an {@link EventHandler}:
 *
 * <pre>{@code
 * var mirror = TicketMirror.of(helpdesk, store, Instant.parse("2026-01-01T00:00:00Z"));
 * scheduler.scheduleWithFixedDelay(mirror::refresh, 1, 1, SECONDS);
 * scheduler.scheduleWithFixedDelay(mirror::reconcile, 0, 5, MINUTES);
 * var receiver = EventReceiver.afterHandling(mirror, new InMemorySeenEvents(), EventListener.NONE);
 * }</pre>
 *
 * <p>{@link #refresh} copies the tickets that had events. {@link #reconcile} copies every ticket that was opened or changed
 * since the last one succeeded, with all its messages, and the new messages of open tickets. Without any event the store is
 * behind the help desk by the interval plus the duration of a reconciliation plus the settle margin at most: see {@link
 * Reconciliation#maxStaleness}.
 *
 * <p>A ticket is read with {@code find}, so that the stored one has its tags, and it never replaces one that was changed later.
 * A ticket that cannot be read does not delay the others: the store has it among its {@linkplain MirrorStore#failedTickets
 * failed tickets}, and each reconciliation tries again. A ticket that the help desk no longer has stays in the store.
 *
 * <p>Neither a message nor a rating is documented to move its ticket's time of change. So the messages of open tickets are
 * listed in any case: a call for each, which at the 10 calls a second that the adapter keeps to takes 100 seconds for 1,000
 * open tickets. A rating that does not move its ticket is copied with its next change or event.
 *
 * <p>Safe from any number of threads. Reconciliations run one after the other, and one ticket at a time is read. Interrupt a
 * thread to end its call; a call takes no longer than the calls of the help desk. The memory that it uses grows with the ids of
 * failed tickets, and not with the store.
 */
public final class TicketMirror implements EventHandler {

    /** The maximum number of tickets with events that wait to be read: 10,000. */
    public static final int MAX_PENDING = 10_000;

    /** The maximum number of failed tickets that one reconciliation reads again: 1,000, in turns. */
    public static final int MAX_RETRIES = 1_000;

    private final MirrorStore store;
    private final Instant from;
    private final Clock clock;
    private final TicketHistory history;
    private final TicketCopier copier;
    private final MirrorListener listener;
    private final TicketQueue pending = new TicketQueue(MAX_PENDING);
    private final TicketQueue retries = new TicketQueue(Integer.MAX_VALUE);
    private final ReentrantLock reconciling = new ReentrantLock();

    private TicketMirror(
            Helpdesk helpdesk, MirrorStore store, Instant from, WalkOptions options, MirrorListener listener) {
        this.store = Objects.requireNonNull(store);
        this.from = Objects.requireNonNull(from);
        this.clock = helpdesk.clock();
        this.history = TicketHistory.of(helpdesk, options);
        this.copier = new TicketCopier(helpdesk, store);
        this.listener = Objects.requireNonNull(listener);
    }

    /** Returns a mirror with the default options and without a listener. */
    public static TicketMirror of(Helpdesk helpdesk, MirrorStore store, Instant from) {
        return of(helpdesk, store, from, WalkOptions.defaults(), MirrorListener.NONE);
    }

    /**
     * Returns a mirror.
     *
     * @param helpdesk the help desk to copy; its deadline and its rate limits apply to each call
     * @param from the mirror has the tickets opened at this time or later, and older ones when they change
     * @param options the options of the walks. The overlap is how late a change or a message may be listed; what changed within it is
     *     copied again by each reconciliation
     * @param listener is called with the results
     */
    public static TicketMirror of(
            Helpdesk helpdesk, MirrorStore store, Instant from, WalkOptions options, MirrorListener listener) {
        return new TicketMirror(helpdesk, store, from, options, listener);
    }

    /**
     * Adds the ticket of the event to those that {@link #refresh} reads, and returns at once. Several events of a ticket cause one
     * read.
     *
     * @throws IllegalStateException if {@link #MAX_PENDING} tickets wait already, so that the event is delivered or tried again
     */
    @Override
    public void handle(HelpdeskEvent event) {
        for (var ticket : ticketOf(event)) {
            if (!pending.add(ticket)) {
                throw new IllegalStateException("tickets that wait to be read must be " + MAX_PENDING
                        + " at most, got more: call refresh() more often");
            }
        }
    }

    private static Option<TicketId> ticketOf(HelpdeskEvent event) {
        return switch (event.kind()) {
            case TICKET_OPENED -> Option.some(((TicketOpened) event).ticket().id());
            case TICKET_UPDATED -> Option.some(((TicketUpdated) event).ticket().id());
            case MESSAGE_POSTED -> Option.some(((MessagePosted) event).ticket());
            case UNRECOGNIZED -> Option.none();
        };
    }

    /** Returns the number of tickets that had events and were not read since. */
    public int pending() {
        return pending.size();
    }

    /**
     * Copies the tickets that had events, each with all its messages. It makes no call if there are none.
     *
     * @return how much was copied; or why not everything was: the next call copies the rest. A ticket that alone cannot be read
     *     is left to the next reconciliation
     */
    public Either<MirrorFailure, Copied> refresh() {
        var run = new CopyRun(this::reportFailed);
        return catching(() -> run.copyEach(pending, MAX_PENDING, copier::copy).map(done -> run.copied()))
                .peek(copied -> report(to -> to.refreshed(copied)))
                .peekLeft(failure -> report(to -> to.refreshFailed(failure)));
    }

    /**
     * Copies everything that changed since the last reconciliation. The first reconciliation copies all tickets from the
     * beginning of the mirror; if it does not end, the next one continues it.
     *
     * @return the reconciliation, with the tickets that alone cannot be read; or why it failed: the next one continues at the
     *     mark that was saved last
     */
    public Either<MirrorFailure, Reconciliation> reconcile() {
        reconciling.lock();
        try {
            return catching(this::reconcileOnce)
                    .peek(reconciliation -> report(to -> to.reconciled(reconciliation)))
                    .peekLeft(failure -> report(to -> to.reconciliationFailed(failure)));
        } finally {
            reconciling.unlock();
        }
    }

    private Either<HelpdeskFailure, Reconciliation> reconcileOnce() {
        var startedAt = clock.instant();
        var run = new CopyRun(this::reportFailed);
        var range = TimeRange.between(from, startedAt.isBefore(from) ? from : startedAt);
        var reconciliation = new ReconciliationRun(history, store, copier, retries, run);
        return reconciliation
                .copy(range)
                .peek(mark -> reconciliation.retryFailed())
                .map(mark -> new Reconciliation(
                        startedAt,
                        Duration.between(startedAt, clock.instant()),
                        mark.end(),
                        run.copied(),
                        Vector.ofAll(store.failedTickets())));
    }

    /**
     * Returns how old the content of the store may be now, without any event: the time since the mark. None before the first
     * reconciliation. It does not include the tickets that cannot be read.
     */
    public Option<Duration> staleness() {
        return store.mark()
                .map(mark -> Duration.between(mark.isComplete() ? mark.end() : mark.from(), clock.instant()));
    }

    private void reportFailed(TicketId ticket, HelpdeskFailure failure) {
        report(to -> to.ticketFailed(ticket, failure));
    }

    private static <T> Either<MirrorFailure, T> catching(Supplier<Either<HelpdeskFailure, T>> call) {
        try {
            return call.get().mapLeft(MirrorFailure::of);
        } catch (RuntimeException exception) {
            return Either.left(MirrorFailure.of(exception));
        }
    }

    private void report(Consumer<MirrorListener> call) {
        try {
            call.accept(listener);
        } catch (RuntimeException thrown) {
            // A listener for logs must not decide whether a reconciliation has succeeded.
        }
    }
}
