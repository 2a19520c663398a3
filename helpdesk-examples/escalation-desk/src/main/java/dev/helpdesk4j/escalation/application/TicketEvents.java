package dev.helpdesk4j.escalation.application;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.MessagePosted;
import dev.helpdesk4j.domain.event.TicketOpened;
import dev.helpdesk4j.domain.event.TicketUpdated;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.event.EventHandler;
import io.vavr.control.Option;

/**
 * Attends to the ticket of an event at once. Events of other help desks of the same app are ignored, and so are messages of
 * the bot, which include the answers of this desk.
 */
public record TicketEvents(EscalationService service, HelpdeskId helpdesk) implements EventHandler {

    @Override
    public void handle(HelpdeskEvent event) {
        if (event.helpdesk().forAll(helpdesk::equals)) {
            ticket(event)
                    .flatMap(service::attendTo)
                    .map(HelpdeskFailure::toException)
                    .forEach(failure -> {
                        throw failure;
                    });
        }
    }

    private static Option<TicketId> ticket(HelpdeskEvent event) {
        return switch (event.kind()) {
            case TICKET_OPENED -> Option.some(((TicketOpened) event).ticket().id());
            case TICKET_UPDATED -> Option.some(((TicketUpdated) event).ticket().id());
            case MESSAGE_POSTED ->
                Option.some((MessagePosted) event)
                        .filter(posted -> !posted.isFromBot())
                        .map(MessagePosted::ticket);
            default -> Option.none();
        };
    }
}
