package dev.helpdesk4j.examples.cli.export;

import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.history.WalkStopped;

/**
 * Why an export ended before its end.
 *
 * @param message what stood in the way and what to do about it, on one line
 * @param resumable whether to do the same again can help
 */
public record ExportStopped(String message, boolean resumable, RuntimeException exception) {

    static ExportStopped of(HelpdeskFailure failure) {
        return new ExportStopped(failure.summary() + " - " + failure.kind().advice(), true, failure.toException());
    }

    static ExportStopped of(WalkStopped stopped) {
        return stopped.failure().map(ExportStopped::of).getOrElse(() -> switch (stopped.reason()) {
            case TOO_DENSE ->
                new ExportStopped(
                        stopped.summary() + " - export what lies before it and after it, each into a file of its own",
                        false,
                        stopped.toException());
            default ->
                new ExportStopped(
                        stopped.summary() + " - try again when the service has come to rest",
                        true,
                        stopped.toException());
        });
    }

    ExportStopped at(TicketId ticket) {
        return new ExportStopped("at ticket " + ticket.value() + " " + message, resumable, exception);
    }
}
