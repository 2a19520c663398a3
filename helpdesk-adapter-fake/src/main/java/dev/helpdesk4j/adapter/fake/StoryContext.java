package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Ticket;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The context of stories: the store, the clock and the ids of their help desk. */
final class StoryContext {

    /** The sender of the messages of the help desk itself. */
    static final Person BOT = Ids.personNamed("Help Desk Bot");

    private final HelpdeskId helpdeskId;
    private final Clock clock;
    private final TicketStore store;
    private final Ids ids;
    private final EventEmitter events;

    StoryContext(HelpdeskId helpdeskId, Clock clock, TicketStore store, Ids ids, EventEmitter events) {
        this.helpdeskId = helpdeskId;
        this.clock = clock;
        this.store = store;
        this.ids = ids;
        this.events = events;
    }

    TicketStore store() {
        return store;
    }

    /** Delivers the events of what was done; to be called without a lock. */
    void deliverEvents() {
        events.deliver();
    }

    /** Returns the present time in whole milliseconds, as the service does. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Adds a new ticket of this guest and returns it. */
    Ticket open(Person guest, Channel channel) {
        var id = ids.nextTicketId();
        while (store.find(id).isDefined()) {
            id = ids.nextTicketId();
        }
        var opened =
                TicketLifecycle.opening(id, helpdeskId, guest, channel, now()).build();
        store.open(opened);
        return opened;
    }

    /** Returns a new text message. */
    Message message(Person sender, String text, Instant at) {
        return Message.builder(ids.nextMessageId(), new MessageContent.Text(text))
                .chatMessageId(ids.nextListedId())
                .sender(sender)
                .sentAt(at)
                .build();
    }
}
