package dev.helpdesk4j.adapter.retrofit.event;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.adapter.retrofit.json.InvalidResponseException;
import dev.helpdesk4j.adapter.retrofit.json.JsonText;
import dev.helpdesk4j.adapter.retrofit.json.MessageContentJson;
import dev.helpdesk4j.adapter.retrofit.json.PersonJson;
import dev.helpdesk4j.adapter.retrofit.json.TicketJson;
import dev.helpdesk4j.adapter.retrofit.json.TolerantJson;
import dev.helpdesk4j.domain.event.ChatId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.MessagePosted;
import dev.helpdesk4j.domain.event.QueryId;
import dev.helpdesk4j.domain.event.TicketOpened;
import dev.helpdesk4j.domain.event.TicketUpdated;
import dev.helpdesk4j.domain.event.UnrecognizedEvent;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.ticket.SenderRole;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Instant;
import okio.ByteString;

/** The JSON of an event's content, by the platform's documents of the three help desk events. */
final class EventContent {

    private static final TicketUpdated.Before UNCHANGED =
            new TicketUpdated.Before(Option.none(), Option.none(), Option.none());

    private EventContent() {}

    /** Decodes an event. One of another type, or without an id that it needs, is unrecognized. */
    static HelpdeskEvent decode(EventEnvelope envelope) {
        try (var reader = JsonText.reader(ByteString.encodeUtf8(envelope.event()), () -> false)) {
            return switch (envelope.type()) {
                case "helpdesk.ticket.created_v1" -> ticketOpened(envelope, reader);
                case "helpdesk.ticket.updated_v1" -> ticketUpdated(envelope, reader);
                case "helpdesk.ticket_message.created_v1" -> messagePosted(envelope, reader);
                default -> unrecognized(envelope);
            };
        } catch (InvalidResponseException | JsonDataException | IOException unusable) {
            return unrecognized(envelope);
        }
    }

    private static HelpdeskEvent unrecognized(EventEnvelope envelope) {
        return new UnrecognizedEvent(envelope.id(), envelope.createdAt(), envelope.type(), envelope.event());
    }

    private static HelpdeskEvent ticketOpened(EventEnvelope envelope, JsonReader reader) throws IOException {
        var read = new TicketJson().inEvent(reader);
        return new TicketOpened(
                envelope.id(), envelope.createdAt(), read.ticket(), read.chat().map(ChatId::of));
    }

    private static HelpdeskEvent ticketUpdated(EventEnvelope envelope, JsonReader reader) throws IOException {
        Option<TicketJson.InEvent> after = Option.none();
        var before = UNCHANGED;
        if (TolerantJson.beginObject(reader)) {
            while (reader.hasNext()) {
                switch (reader.nextName()) {
                    case "object" -> after = Option.some(new TicketJson().inEvent(reader));
                    case "old_object" -> before = before(reader);
                    default -> reader.skipValue();
                }
            }
        }
        var read = after.getOrElseThrow(() -> InvalidResponseException.missing(".object"));
        return new TicketUpdated(
                envelope.id(),
                envelope.createdAt(),
                read.ticket(),
                before,
                read.chat().map(ChatId::of));
    }

    private static TicketUpdated.Before before(JsonReader reader) throws IOException {
        Option<Integer> stage = Option.none();
        Option<Integer> status = Option.none();
        Option<Instant> updatedAt = Option.none();
        if (TolerantJson.beginObject(reader)) {
            while (reader.hasNext()) {
                switch (reader.nextName()) {
                    case "stage" -> stage = TolerantJson.integer(reader).filter(code -> code != 0);
                    case "status" -> status = TolerantJson.integer(reader);
                    case "updated_at" -> updatedAt = TolerantJson.instant(reader);
                    default -> reader.skipValue();
                }
            }
            reader.endObject();
        }
        return new TicketUpdated.Before(stage.map(Stage::of), status.map(TicketStatus::of), updatedAt);
    }

    private static HelpdeskEvent messagePosted(EventEnvelope envelope, JsonReader reader) throws IOException {
        Option<String> id = Option.none();
        Option<String> chatMessageId = Option.none();
        Option<String> type = Option.none();
        Option<Integer> position = Option.none();
        Option<String> sender = Option.none();
        Option<Integer> role = Option.none();
        Option<String> text = Option.none();
        Option<Ticket> ticket = Option.none();
        Option<String> query = Option.none();
        Option<String> chat = Option.none();
        var content = "";
        if (TolerantJson.beginObject(reader)) {
            while (reader.hasNext()) {
                switch (reader.nextName()) {
                    case "ticket_message_id" -> id = TolerantJson.nonBlank(reader);
                    case "message_id" -> chatMessageId = TolerantJson.nonBlank(reader);
                    case "msg_type" -> type = TolerantJson.text(reader);
                    case "position" -> position = TolerantJson.integer(reader);
                    case "sender_id" -> sender = PersonJson.id(reader);
                    case "sender_type" -> role = TolerantJson.integer(reader);
                    case "text" -> text = TolerantJson.textOrEmpty(reader);
                    case "ticket" -> ticket = Option.some(new TicketJson().fromJson(reader));
                    case "event_id" -> query = TolerantJson.nonBlank(reader);
                    case "chat_id" -> chat = TolerantJson.nonBlank(reader);
                    case "content" -> content = MessageContentJson.raw(reader);
                    default -> reader.skipValue();
                }
            }
        }
        var message = Message.builder(
                id.map(MessageId::of).getOrElseThrow(() -> InvalidResponseException.missing(".ticket_message_id")),
                content(type, content, text));
        chatMessageId.map(ChatMessageId::of).forEach(message::chatMessageId);
        Option.of(PersonJson.person(sender, Option.none(), Option.none())).forEach(message::sender);
        var its = ticket.getOrElseThrow(() -> InvalidResponseException.missing(".ticket"));
        return new MessagePosted(
                envelope.id(),
                envelope.createdAt(),
                Option.none(),
                its.id(),
                its.status(),
                message.build(),
                role.map(SenderRole::of),
                position,
                chat.map(ChatId::of),
                query.map(QueryId::of));
    }

    /** Reads the content, or else a text beside it. */
    private static MessageContent content(Option<String> type, String content, Option<String> text) {
        return content.isEmpty() && text.isDefined() && type.getOrElse("text").equals("text")
                ? new MessageContent.Text(text.get())
                : MessageContentJson.read(type, content);
    }
}
