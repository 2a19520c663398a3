package dev.helpdesk4j.ports.event;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.MessagePosted;
import dev.helpdesk4j.domain.event.TicketOpened;
import dev.helpdesk4j.domain.event.TicketUpdated;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskException;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A handler that adds the help desk to the events of messages, which do not contain it, and passes all events to another
 * handler. An app with several help desks needs it; the platform delivers their events to the same address.
 *
 * <p>The help desk of a ticket is known from an earlier event of the ticket, or each help desk is searched for the ticket. It
 * is remembered for the {@value #MAX_TICKETS} tickets with the latest events.
 */
public final class HelpdeskLookup implements EventHandler {

    /** The number of tickets whose help desk is remembered: 10,000. */
    public static final int MAX_TICKETS = 10_000;

    private final Map<HelpdeskId, Tickets> helpdesks;
    private final EventHandler next;
    private final EventListener listener;
    private final ReentrantLock lock = new ReentrantLock();

    /** The help desk of each ticket, the one with the latest event last. */
    private final Map<TicketId, HelpdeskId> known = new LinkedHashMap<>();

    /**
     * Creates a handler.
     *
     * @param helpdesks the tickets of each help desk of the app, one or more. The calls should have a short deadline
     * @param next handles the events
     * @param listener is called with events that are dropped
     */
    public HelpdeskLookup(Map<HelpdeskId, ? extends Tickets> helpdesks, EventHandler next, EventListener listener) {
        if (helpdesks.isEmpty()) {
            throw new IllegalArgumentException("help desks must be 1 or more, got 0");
        }
        this.helpdesks = Map.copyOf(helpdesks);
        this.next = Objects.requireNonNull(next);
        this.listener = new IgnoringExceptions(listener);
    }

    /**
     * Handles an event, with its help desk. A message is dropped if no help desk has its ticket.
     *
     * @throws HelpdeskException if no help desk has the ticket and at least one could not be searched, so that the event is
     *     delivered or tried again
     * @throws Exception of the other handler
     */
    @Override
    public void handle(HelpdeskEvent event) throws Exception {
        if (event instanceof MessagePosted message && message.helpdesk().isEmpty()) {
            var helpdesk = helpdeskOf(message.ticket());
            if (helpdesk.isEmpty()) {
                listener.dropped(event.id());
                return;
            }
            next.handle(message.withHelpdesk(helpdesk.get()));
        } else {
            ticketOf(event).forEach(ticket -> event.helpdesk().forEach(helpdesk -> remember(ticket, helpdesk)));
            next.handle(event);
        }
    }

    private static Option<TicketId> ticketOf(HelpdeskEvent event) {
        return switch (event.kind()) {
            case TICKET_OPENED -> Option.some(((TicketOpened) event).ticket().id());
            case TICKET_UPDATED -> Option.some(((TicketUpdated) event).ticket().id());
            case MESSAGE_POSTED -> Option.some(((MessagePosted) event).ticket());
            case UNRECOGNIZED -> Option.none();
        };
    }

    private Option<HelpdeskId> helpdeskOf(TicketId ticket) {
        var helpdesk = recall(ticket).orElse(() -> search(ticket));
        helpdesk.forEach(found -> remember(ticket, found));
        return helpdesk;
    }

    /** Returns none if each help desk has responded that it does not have the ticket. */
    private Option<HelpdeskId> search(TicketId ticket) {
        Option<HelpdeskFailure> inconclusive = Option.none();
        for (var helpdesk : helpdesks.entrySet()) {
            var found = helpdesk.getValue().find(ticket);
            if (found.isRight()) {
                return Option.some(helpdesk.getKey());
            }
            if (!(found.getLeft() instanceof HelpdeskFailure.NotFound)) {
                inconclusive = Option.some(found.getLeft());
            }
        }
        inconclusive.forEach(failure -> {
            throw failure.toException();
        });
        return Option.none();
    }

    private Option<HelpdeskId> recall(TicketId ticket) {
        lock.lock();
        try {
            return Option.of(known.get(ticket));
        } finally {
            lock.unlock();
        }
    }

    private void remember(TicketId ticket, HelpdeskId helpdesk) {
        lock.lock();
        try {
            known.remove(ticket);
            known.put(ticket, helpdesk);
            if (known.size() > MAX_TICKETS) {
                var oldest = known.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }
}
