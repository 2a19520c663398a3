package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.MessagePosted;
import dev.helpdesk4j.domain.event.TicketOpened;
import dev.helpdesk4j.domain.event.TicketUpdated;
import dev.helpdesk4j.domain.event.UnrecognizedEvent;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.SenderRole;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as the platform delivers it: schema 2.0, with the fields of the documents <em>ticket created</em>, <em>ticket
 * updated</em> and <em>ticket message created</em> that are delivered in practice.
 */
final class EventJson {

    private static final String TENANT_KEY = "2ed263bf32cf1651";
    private static final long NO_TIME = -1;

    private final JsonObject json = new JsonObject();

    private EventJson() {}

    /**
     * Returns the body of a delivery.
     *
     * @param token the verification token
     */
    static JsonObject of(HelpdeskEvent event, String appId, String token) {
        var header = new EventJson();
        header.text("event_id", event.id().value());
        header.text("event_type", type(event));
        header.text("create_time", event.createdAt().map(at -> Long.toString(at.toEpochMilli())));
        header.text("token", token);
        header.text("app_id", appId);
        header.text("tenant_key", TENANT_KEY);
        var body = new EventJson();
        body.text("schema", "2.0");
        body.put("header", header.json);
        body.put("event", content(event));
        return body.json;
    }

    /** Returns the platform's name of the event. */
    static String type(HelpdeskEvent event) {
        return switch (event.kind()) {
            case TICKET_OPENED -> "helpdesk.ticket.created_v1";
            case TICKET_UPDATED -> "helpdesk.ticket.updated_v1";
            case MESSAGE_POSTED -> "helpdesk.ticket_message.created_v1";
            case UNRECOGNIZED -> ((UnrecognizedEvent) event).type();
        };
    }

    private static JsonElement content(HelpdeskEvent event) {
        return switch (event.kind()) {
            case TICKET_OPENED -> {
                var opened = (TicketOpened) event;
                yield ticket(opened.ticket(), opened.chat().map(chat -> chat.value()));
            }
            case TICKET_UPDATED -> updated((TicketUpdated) event);
            case MESSAGE_POSTED -> posted((MessagePosted) event);
            case UNRECOGNIZED -> Json.parse(((UnrecognizedEvent) event).raw()).getOrElse(JsonObject::new);
        };
    }

    private static JsonObject updated(TicketUpdated event) {
        var before = new EventJson();
        before.number("stage", event.before().stage().map(Stage::code));
        before.number("status", event.before().status().map(TicketStatus::code));
        before.number("updated_at", event.before().updatedAt().map(Instant::toEpochMilli));
        var writer = new EventJson();
        writer.put("object", ticket(event.ticket(), event.chat().map(chat -> chat.value())));
        writer.put("old_object", before.json);
        return writer.json;
    }

    private static JsonObject ticket(Ticket ticket, Option<String> chat) {
        var writer = new EventJson();
        var timeline = ticket.timeline();
        writer.text("ticket_id", ticket.id().value());
        writer.text("helpdesk_id", ticket.helpdesk().map(id -> id.value()));
        ticket.guest().forEach(guest -> writer.put("guest", guest(guest)));
        writer.number("stage", ticket.stage().map(Stage::code));
        writer.number("status", ticket.status().map(TicketStatus::code));
        writer.number("score", ticket.satisfaction().score().map(Score::code));
        writer.number("created_at", timeline.createdAt().map(Instant::toEpochMilli));
        writer.time("updated_at", timeline.updatedAt());
        writer.time("closed_at", timeline.closedAt());
        writer.number("channel", ticket.channel().map(Channel::code));
        writer.number("solve", ticket.resolution().map(Resolution::code));
        writer.text("chat_id", chat);
        return writer.json;
    }

    private static JsonObject guest(Person guest) {
        var writer = new EventJson();
        guest.id().forEach(id -> writer.put("id", ids(id)));
        writer.text("name", guest.name());
        return writer.json;
    }

    private static JsonObject ids(UserId id) {
        var hex = UUID.nameUUIDFromBytes(id.value().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        var writer = new EventJson();
        writer.text("union_id", "on_" + hex);
        writer.text("user_id", hex.substring(0, 8));
        writer.text("open_id", id.value());
        return writer.json;
    }

    private static JsonObject posted(MessagePosted event) {
        Message message = event.message();
        var ticket = new EventJson();
        ticket.text("ticket_id", event.ticket().value());
        ticket.number("status", event.ticketStatus().map(TicketStatus::code));
        var writer = new EventJson();
        writer.text("ticket_message_id", message.id().value());
        writer.text("message_id", message.chatMessageId().map(id -> id.value()));
        writer.text("msg_type", MessageJson.type(message.content()));
        writer.number("position", event.position());
        message.sender().flatMap(Person::id).forEach(id -> writer.put("sender_id", ids(id)));
        writer.number("sender_type", event.sender().map(SenderRole::code));
        writer.text("text", message.content().plainText());
        writer.put("ticket", ticket.json);
        writer.text("event_id", event.query().map(query -> query.value()));
        writer.text("chat_id", event.chat().map(chat -> chat.value()));
        writer.put("content", MessageJson.contentJson(message.content()));
        return writer.json;
    }

    private void text(String name, String value) {
        json.addProperty(name, value);
    }

    private void text(String name, Option<String> value) {
        value.forEach(present -> text(name, present));
    }

    private void number(String name, Option<? extends Number> value) {
        value.forEach(present -> json.addProperty(name, present));
    }

    private void time(String name, Option<Instant> value) {
        json.addProperty(name, value.map(Instant::toEpochMilli).getOrElse(NO_TIME));
    }

    private void put(String name, JsonElement value) {
        json.add(name, value);
    }
}
