package dev.helpdesk4j.ports.mirror;

import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Done;
import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * Copies the new messages of open tickets, which a walk does not find if messages do not move their ticket's time of change.
 *
 * <p>Each ticket costs a call, so that a reconciliation checks a part of many tickets, and the next one continues. A round
 * through all open tickets copies what was sent since the round before began. The first round of a process copies all messages.
 */
final class OpenTicketChecks {

    private final MirrorStore store;
    private final TicketCopier copier;
    private final int maxChecks;
    private final TicketQueue unchecked = new TicketQueue(Integer.MAX_VALUE);
    private Option<Instant> since = Option.none();
    private Option<Instant> begun = Option.none();

    /** @param maxChecks the maximum number of tickets that one call checks */
    OpenTicketChecks(MirrorStore store, TicketCopier copier, int maxChecks) {
        this.store = store;
        this.copier = copier;
        this.maxChecks = maxChecks;
    }

    /**
     * Continues the round, and begins the next one if it ends: what was checked by an earlier call may have new messages.
     *
     * @param complete a time before which the service lists every message by now
     * @param isSkipped the tickets whose messages are copied otherwise
     */
    Either<HelpdeskFailure, Done> run(Instant complete, Predicate<TicketId> isSkipped, CopyRun run) {
        var rest = Math.min(unchecked.size(), maxChecks);
        return check(rest, isSkipped, run).flatMap(done -> {
            if (unchecked.size() == 0) {
                store.openTickets().forEach(unchecked::add);
                // Not before all are added: if the store fails, those that were belong to the round before.
                begun = Option.some(complete);
            }
            return check(maxChecks - rest, isSkipped, run);
        });
    }

    private Either<HelpdeskFailure, Done> check(int max, Predicate<TicketId> isSkipped, CopyRun run) {
        return run.copyEach(
                        unchecked,
                        max,
                        ticket -> isSkipped.test(ticket)
                                ? Either.right(Copied.NOTHING)
                                : copier.copyMessages(ticket, since))
                .peek(done -> {
                    if (unchecked.size() == 0) {
                        since = begun;
                    }
                });
    }
}
