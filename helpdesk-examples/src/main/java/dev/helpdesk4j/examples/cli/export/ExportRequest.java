package dev.helpdesk4j.examples.cli.export;

import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.history.Checkpoint;
import io.vavr.control.Option;

/**
 * What an export is to hold. Who goes on with one has to say the same as when it was started.
 *
 * @param helpdesk whose tickets
 * @param range when they were opened
 * @param messages whether each comes with its messages
 */
public record ExportRequest(String helpdesk, TimeRange range, boolean messages) {

    /** Whether the checkpoint belongs to the walk of this export. */
    boolean isRequestOf(Checkpoint walk) {
        return walk.isOfCreated(range, TicketCriteria.any());
    }

    /** What is said differently here than when the export was started. */
    Option<String> differenceFrom(ExportRequest earlier) {
        if (!helpdesk.equals(earlier.helpdesk)) {
            return Option.some("of the help desk " + earlier.helpdesk + ", not of " + helpdesk);
        }
        if (!range.from().equals(earlier.range.from())) {
            return Option.some("--from " + earlier.range.from() + ", not " + range.from());
        }
        if (!range.to().equals(earlier.range.to())) {
            return Option.some("--to " + earlier.range.to() + ", not " + range.to());
        }
        return Option.when(
                messages != earlier.messages, earlier.messages ? "with --messages, not without" : "without --messages");
    }
}
