package dev.helpdesk4j.ports.contract;

import dev.helpdesk4j.domain.event.ChatId;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.MessagePosted;
import dev.helpdesk4j.domain.event.QueryId;
import dev.helpdesk4j.domain.event.TicketOpened;
import dev.helpdesk4j.domain.event.TicketUpdated;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces the ids that a service chooses by numbers in the order in which they first appear, such as {@code event 1}: tests can
 * then expect whole events. Tickets and people keep their ids.
 */
final class NumberedIds {

    private final Map<String, List<String>> ids = new HashMap<>();

    private NumberedIds() {}

    /** Returns the events with numbered ids. Equal ids have the same number, different ids have different numbers. */
    static List<HelpdeskEvent> in(List<HelpdeskEvent> events) {
        var numbered = new NumberedIds();
        return events.stream().map(numbered::event).toList();
    }

    private HelpdeskEvent event(HelpdeskEvent event) {
        var id = EventId.of(number("event", event.id().value()));
        if (event instanceof TicketOpened opened) {
            return new TicketOpened(
                    id, opened.createdAt(), opened.ticket(), opened.chat().map(this::chat));
        }
        if (event instanceof TicketUpdated updated) {
            return new TicketUpdated(
                    id,
                    updated.createdAt(),
                    updated.ticket(),
                    updated.before(),
                    updated.chat().map(this::chat));
        }
        return event instanceof MessagePosted posted ? posted(id, posted) : event;
    }

    private MessagePosted posted(EventId id, MessagePosted posted) {
        return new MessagePosted(
                id,
                posted.createdAt(),
                posted.helpdesk(),
                posted.ticket(),
                posted.ticketStatus(),
                message(posted.message()),
                posted.sender(),
                posted.position(),
                posted.chat().map(this::chat),
                posted.query().map(query -> QueryId.of(number("query", query.value()))));
    }

    private Message message(Message message) {
        var numbered =
                Message.builder(MessageId.of(number("message", message.id().value())), message.content());
        message.chatMessageId()
                .forEach(id -> numbered.chatMessageId(ChatMessageId.of(number("chat message", id.value()))));
        message.sender().forEach(numbered::sender);
        message.sentAt().forEach(numbered::sentAt);
        return numbered.build();
    }

    private ChatId chat(ChatId chat) {
        return ChatId.of(number("chat", chat.value()));
    }

    private String number(String kind, String id) {
        var known = ids.computeIfAbsent(kind, any -> new ArrayList<>());
        if (!known.contains(id)) {
            known.add(id);
        }
        return kind + " " + (known.indexOf(id) + 1);
    }
}
