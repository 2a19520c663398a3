package dev.helpdesk4j.examples.cli.export;

import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.history.Checkpoint;
import io.vavr.control.Option;

/**
 * What an export is to hold. Who goes on with one has to say the same as when it was begun.
 *
 * @param helpdesk whose tickets
 * @param range when they were opened
 * @param messages whether each comes with its messages
 */
public record ExportOrder(String helpdesk, TimeRange range, boolean messages) {

    /** Whether the checkpoint belongs to the walk of this export. */
    boolean isWalkedBy(Checkpoint walk) {
        return walk.isOfCreated(range, TicketCriteria.any());
    }

    /** What is said differently here than when the export was begun. */
    Option<String> differenceFrom(ExportOrder begun) {
        if (!helpdesk.equals(begun.helpdesk)) {
            return Option.some("of the help desk " + begun.helpdesk + ", not of " + helpdesk);
        }
        if (!range.from().equals(begun.range.from())) {
            return Option.some("--from " + begun.range.from() + ", not " + range.from());
        }
        if (!range.to().equals(begun.range.to())) {
            return Option.some("--to " + begun.range.to() + ", not " + range.to());
        }
        return Option.when(
                messages != begun.messages, begun.messages ? "with --messages, not without" : "without --messages");
    }
}
