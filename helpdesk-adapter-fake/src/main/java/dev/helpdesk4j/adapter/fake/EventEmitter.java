package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.MessagePosted;
import dev.helpdesk4j.domain.event.TicketOpened;
import dev.helpdesk4j.domain.event.TicketUpdated;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.SenderRole;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.EventSubscriptions.EventType;
import dev.helpdesk4j.ports.event.EventHandler;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/**
 * Emits the events of a help desk to its feeds, as far as the help desk is subscribed to them. The store calls it while it
 * holds its lock, so that the events of a ticket are in their order; {@link #deliver} is called afterwards, without a lock.
 * Nothing is created while there is no feed.
 */
final class EventEmitter {

    private final HelpdeskId helpdesk;
    private final Clock clock;
    private final Set<EventType> subscribed;
    private final Collection<EventFeed> feeds = new CopyOnWriteArrayList<>();
    private final Runnable onMove = this::deliver;
    private final AtomicLong events = new AtomicLong();

    /** @param subscribed the types of events to emit, which may change */
    EventEmitter(HelpdeskId helpdesk, Clock clock, Set<EventType> subscribed) {
        this.helpdesk = helpdesk;
        this.clock = clock;
        this.subscribed = subscribed;
    }

    synchronized EventFeed add(EventHandler handler, EventTransport transport) {
        var feed = new EventFeed(handler, transport, clock, this);
        if (feeds.isEmpty()) {
            ClockListeners.of(clock).add(onMove);
        }
        feeds.add(feed);
        return feed;
    }

    synchronized void remove(EventFeed feed) {
        if (feeds.remove(feed) && feeds.isEmpty()) {
            ClockListeners.of(clock).remove(onMove);
        }
    }

    /** Delivers what is due. */
    void deliver() {
        if (!feeds.isEmpty()) {
            var failures = new DeliveryFailures();
            feeds.forEach(feed -> feed.deliverDue(failures));
            failures.rethrow();
        }
    }

    void opened(Ticket ticket) {
        if (emits(EventType.TICKET_CREATED)) {
            emit(new TicketOpened(nextId(), now(), inEvent(ticket), Option.some(Ids.chatOf(helpdesk, ticket.id()))));
        }
    }

    void changed(Ticket before, Ticket after) {
        if (!emits(EventType.TICKET_UPDATED)) {
            return;
        }
        var stage = before.stage().filter(old -> !after.stage().contains(old));
        var status = before.status().filter(old -> !after.status().contains(old));
        if (!before.stage().equals(after.stage()) || !before.status().equals(after.status())) {
            var updatedAt = before.timeline()
                    .updatedAt()
                    .filter(old -> !after.timeline().updatedAt().contains(old));
            emit(new TicketUpdated(
                    nextId(),
                    now(),
                    inEvent(after),
                    new TicketUpdated.Before(stage, status, updatedAt),
                    Option.some(Ids.chatOf(helpdesk, after.id()))));
        }
    }

    /**
     * @param listed the message as listings contain it
     * @param openId the id that the send returned; none if the message was not sent by an application
     * @param position the place of the message in its conversation
     */
    void posted(Ticket ticket, Message listed, SenderRole role, Option<ChatMessageId> openId, IntSupplier position) {
        if (emits(EventType.MESSAGE_CREATED)) {
            emit(new MessagePosted(
                    nextId(),
                    now(),
                    Option.none(),
                    ticket.id(),
                    ticket.status(),
                    inEvent(listed, role, openId.getOrElse(() -> Ids.openIdOf(listed.id()))),
                    Option.some(role),
                    Option.some(position.getAsInt()),
                    Option.some(Ids.chatOf(helpdesk, ticket.id())),
                    Option.some(Ids.queryOf(listed.id()))));
        }
    }

    private boolean emits(EventType type) {
        return !feeds.isEmpty() && subscribed.contains(type);
    }

    private EventId nextId() {
        return Ids.eventOf(helpdesk, events.incrementAndGet());
    }

    private Option<Instant> now() {
        return Option.some(clock.instant());
    }

    private void emit(HelpdeskEvent event) {
        feeds.forEach(feed -> feed.add(event));
    }

    private static Ticket inEvent(Ticket ticket) {
        var timeline = ticket.timeline();
        var sent = Ticket.builder(ticket.id())
                .satisfaction(new Satisfaction(ticket.satisfaction().score(), List.empty()))
                .timeline(new Timeline(
                        timeline.createdAt(),
                        timeline.updatedAt(),
                        timeline.closedAt(),
                        Option.none(),
                        Option.none(),
                        Option.none()));
        ticket.helpdesk().forEach(sent::helpdesk);
        ticket.guest().map(guest -> person(guest.id(), guest.name())).forEach(sent::guest);
        ticket.stage().forEach(sent::stage);
        ticket.status().forEach(sent::status);
        ticket.channel().forEach(sent::channel);
        ticket.resolution().forEach(sent::resolution);
        return sent.build();
    }

    private static Message inEvent(Message listed, SenderRole role, ChatMessageId openId) {
        var sent = Message.builder(listed.id(), listed.content()).chatMessageId(openId);
        listed.sender()
                .filter(sender -> !role.equals(SenderRole.BOT))
                .map(sender -> person(sender.id(), Option.none()))
                .forEach(sent::sender);
        return sent.build();
    }

    private static Person person(Option<UserId> id, Option<String> name) {
        return new Person(id, name, Option.none(), Option.none(), Option.none(), Option.none(), Option.none());
    }
}
