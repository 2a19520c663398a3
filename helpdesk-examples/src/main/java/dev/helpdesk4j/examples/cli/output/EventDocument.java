package dev.helpdesk4j.examples.cli.output;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.event.ChatId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.MessagePosted;
import dev.helpdesk4j.domain.event.QueryId;
import dev.helpdesk4j.domain.event.TicketOpened;
import dev.helpdesk4j.domain.event.TicketUpdated;
import dev.helpdesk4j.domain.event.UnrecognizedEvent;
import dev.helpdesk4j.domain.ticket.SenderRole;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import io.vavr.control.Option;
import java.io.IOException;

/** Writes an event as JSON. The README documents each field. */
public final class EventDocument {

    private EventDocument() {}

    public static void write(Json json, HelpdeskEvent event) throws IOException {
        json.field("event", name(event.kind()))
                .field("id", event.id().value())
                .time("createdAt", event.createdAt())
                .text("helpdeskId", event.helpdesk().map(HelpdeskId::value));
        if (event instanceof TicketOpened opened) {
            ticket(json, opened.ticket(), opened.chat());
        } else if (event instanceof TicketUpdated updated) {
            ticket(json, updated.ticket(), updated.chat());
            json.object("before", () -> before(json, updated.before()));
        } else if (event instanceof MessagePosted posted) {
            message(json, posted);
        } else if (event instanceof UnrecognizedEvent unrecognized) {
            json.text("type", Option.of(unrecognized.type()).filter(type -> !type.isEmpty()))
                    .field("raw", unrecognized.raw());
        }
    }

    /** Returns the name of a kind of event, the same as in subscriptions. */
    static String name(HelpdeskEvent.Kind kind) {
        return switch (kind) {
            case TICKET_OPENED -> "TICKET_CREATED";
            case TICKET_UPDATED -> "TICKET_UPDATED";
            case MESSAGE_POSTED -> "MESSAGE_CREATED";
            case UNRECOGNIZED -> "UNRECOGNIZED";
        };
    }

    private static void ticket(Json json, Ticket ticket, Option<ChatId> chat) throws IOException {
        json.field("ticketId", ticket.id().value())
                .text("chatId", chat.map(ChatId::value))
                .objectWithoutEmptyLists("ticket", () -> TicketDocument.write(json, ticket));
    }

    private static void before(Json json, TicketUpdated.Before before) throws IOException {
        json.constant(
                        "stage",
                        before.stage().flatMap(Stage::name),
                        before.stage().map(Stage::code))
                .constant(
                        "status",
                        before.status().flatMap(TicketStatus::name),
                        before.status().map(TicketStatus::code))
                .time("updatedAt", before.updatedAt());
    }

    private static void message(Json json, MessagePosted event) throws IOException {
        json.field("ticketId", event.ticket().value())
                .text("chatId", event.chat().map(ChatId::value))
                .constant(
                        "ticketStatus",
                        event.ticketStatus().flatMap(TicketStatus::name),
                        event.ticketStatus().map(TicketStatus::code))
                .constant(
                        "senderRole",
                        event.sender().flatMap(SenderRole::name),
                        event.sender().map(SenderRole::code))
                .number("position", event.position())
                .text("queryId", event.query().map(QueryId::value))
                .object("message", () -> MessageDocument.write(json, event.message()));
    }
}
