package dev.helpdesk4j.ports.mirror;

import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.time.Instant;

/**
 * A reconciliation that has succeeded.
 *
 * @param startedAt when it began, by the help desk's clock
 * @param elapsed how long it took
 * @param mark the time before which the store has every change, except of the tickets that failed; the next reconciliation
 *     begins here
 * @param copied how much it copied
 * @param failed the tickets that cannot be read at present, although others can: see {@link MirrorStore#failedTickets}
 */
public record Reconciliation(Instant startedAt, Duration elapsed, Instant mark, Copied copied, Seq<TicketId> failed) {

    /**
     * Returns how old the content of the store becomes at most, without any event: the interval, plus the duration of a
     * reconciliation, plus the settle margin. If the next reconciliation takes longer than this one, or fails, it becomes older.
     *
     * @param interval the time from the beginning of one reconciliation to that of the next
     */
    public Duration maxStaleness(Duration interval) {
        return Duration.between(mark, startedAt.plus(interval).plus(elapsed));
    }
}
