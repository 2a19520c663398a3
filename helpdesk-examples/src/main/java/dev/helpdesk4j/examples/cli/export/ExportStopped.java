package dev.helpdesk4j.examples.cli.export;

import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.history.WalkStopped;

/**
 * The cause that stopped an export before its end.
 *
 * @param message the cause and what to do about it, on one line
 * @param resumable whether running the same export again can help
 */
public record ExportStopped(String message, boolean resumable, RuntimeException exception) {

    static ExportStopped of(HelpdeskFailure failure) {
        return new ExportStopped(failure.summary() + " - " + failure.kind().advice(), true, failure.toException());
    }

    static ExportStopped of(WalkStopped stopped) {
        return stopped.failure().map(ExportStopped::of).getOrElse(() -> switch (stopped.kind()) {
            case TOO_DENSE ->
                new ExportStopped(
                        stopped.summary() + " - export the ranges before it and after it to separate files",
                        false,
                        stopped.toException());
            default ->
                new ExportStopped(
                        stopped.summary() + " - retry when the help desk is less busy", true, stopped.toException());
        });
    }

    ExportStopped at(TicketId ticket) {
        return new ExportStopped("at ticket " + ticket.value() + " " + message, resumable, exception);
    }
}
