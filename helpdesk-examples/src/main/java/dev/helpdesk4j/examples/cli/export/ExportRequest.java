package dev.helpdesk4j.examples.cli.export;

import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.history.Checkpoint;
import io.vavr.control.Option;

/**
 * What to export. To resume an export, the request must be the same.
 *
 * @param helpdesk the help desk's id, or {@code sample}
 * @param range when the tickets were opened
 * @param messages whether to include each ticket's messages
 */
public record ExportRequest(String helpdesk, TimeRange range, boolean messages) {

    /** Returns whether the checkpoint belongs to a walk for this request. */
    boolean isRequestOf(Checkpoint walk) {
        return walk.isOfCreated(range, TicketCriteria.any());
    }

    /** Describes the first difference from an earlier request, if there is one. */
    Option<String> differenceFrom(ExportRequest earlier) {
        if (!helpdesk.equals(earlier.helpdesk)) {
            return Option.some("for help desk " + earlier.helpdesk + ", not " + helpdesk);
        }
        if (!range.from().equals(earlier.range.from())) {
            return Option.some("with --from " + earlier.range.from() + ", not " + range.from());
        }
        if (!range.to().equals(earlier.range.to())) {
            return Option.some("with --to " + earlier.range.to() + ", not " + range.to());
        }
        return Option.when(
                messages != earlier.messages, earlier.messages ? "with --messages, not without" : "without --messages");
    }
}
