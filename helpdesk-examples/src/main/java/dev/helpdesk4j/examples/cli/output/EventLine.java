package dev.helpdesk4j.examples.cli.output;

import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.MessagePosted;
import dev.helpdesk4j.domain.event.TicketOpened;
import dev.helpdesk4j.domain.event.TicketUpdated;
import dev.helpdesk4j.domain.event.UnrecognizedEvent;
import dev.helpdesk4j.domain.ticket.Ticket;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.ZoneId;
import java.util.Locale;

/** Formats events as lines of a table. */
public final class EventLine {

    private static final Table TABLE = new Table(21, 17, 22, 66);

    private EventLine() {}

    /** Returns the names of the columns. */
    public static String header() {
        return TABLE.line("TIME", "EVENT", "TICKET", "DETAILS");
    }

    /** Returns an event as one line; what does not fit is cut. */
    public static String of(HelpdeskEvent event, ZoneId zone) {
        return TABLE.line(
                TableText.time(event.createdAt(), zone),
                EventDocument.name(event.kind()).toLowerCase(Locale.ROOT).replace('_', ' '),
                ticket(event),
                details(event));
    }

    private static String ticket(HelpdeskEvent event) {
        return switch (event.kind()) {
            case TICKET_OPENED -> ((TicketOpened) event).ticket().id().value();
            case TICKET_UPDATED -> ((TicketUpdated) event).ticket().id().value();
            case MESSAGE_POSTED -> ((MessagePosted) event).ticket().value();
            case UNRECOGNIZED -> "";
        };
    }

    private static String details(HelpdeskEvent event) {
        return switch (event.kind()) {
            case TICKET_OPENED -> opened(((TicketOpened) event).ticket());
            case TICKET_UPDATED -> changes((TicketUpdated) event);
            case MESSAGE_POSTED -> message((MessagePosted) event);
            case UNRECOGNIZED -> labelled("type", ((UnrecognizedEvent) event).type());
        };
    }

    private static String opened(Ticket ticket) {
        return joined(
                labelled("guest", TableText.name(ticket.guest())), labelled("channel", TableText.of(ticket.channel())));
    }

    private static String changes(TicketUpdated event) {
        return joined(
                change("status", event.before().status(), event.ticket().status()),
                change("stage", event.before().stage(), event.ticket().stage()));
    }

    private static String change(String name, Option<?> before, Option<?> after) {
        return before.isEmpty() ? "" : name + " " + TableText.of(before) + " -> " + TableText.of(after);
    }

    private static String message(MessagePosted event) {
        var text = TableText.of(event.message().content());
        return event.sender().isEmpty() ? text : TableText.of(event.sender()) + ": " + text;
    }

    private static String labelled(String label, String value) {
        return value.isEmpty() ? "" : label + " " + value;
    }

    private static String joined(String... parts) {
        return List.of(parts).filter(part -> !part.isEmpty()).mkString(", ");
    }
}
