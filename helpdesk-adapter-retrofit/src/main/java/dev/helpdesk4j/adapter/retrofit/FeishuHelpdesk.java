package dev.helpdesk4j.adapter.retrofit;

import static java.util.Objects.requireNonNull;

import dev.helpdesk4j.adapter.retrofit.json.OutgoingMessageJson;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Done;
import dev.helpdesk4j.ports.EventSubscriptions;
import dev.helpdesk4j.ports.EventSubscriptions.EventType;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Messages;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.time.Duration;

/** The ports over HTTP: each method calls one {@link Endpoint}. */
final class FeishuHelpdesk implements Helpdesk, Tickets, Messages, EventSubscriptions {

    private final CallExecutor calls;
    private final boolean contentAsString;

    /** @param contentAsString whether to send a message's content as a string that contains JSON, instead of an object */
    FeishuHelpdesk(CallExecutor calls, boolean contentAsString) {
        this.calls = calls;
        this.contentAsString = contentAsString;
    }

    @Override
    public Helpdesk within(Duration deadline) {
        if (requireNonNull(deadline, "deadline").isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("deadline must be positive, got " + deadline);
        }
        return new FeishuHelpdesk(calls.within(deadline), contentAsString);
    }

    @Override
    public Tickets tickets() {
        return this;
    }

    @Override
    public Messages messages() {
        return this;
    }

    @Override
    public EventSubscriptions eventSubscriptions() {
        return this;
    }

    @Override
    public Either<HelpdeskFailure, Ticket> find(TicketId id) {
        return calls.execute(Endpoint.FIND_TICKET, requireNonNull(id, "id"));
    }

    @Override
    public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
        requireNonNull(criteria, "criteria");
        return HelpdeskFailure.InvalidRequest.pastMaxSearchRows(page)
                .<Either<HelpdeskFailure, Page<Ticket>>>map(Either::left)
                .getOrElse(() -> calls.execute(Endpoint.SEARCH_TICKETS, new Endpoint.TicketSearch(criteria, page)));
    }

    @Override
    public Either<HelpdeskFailure, Page<Message>> list(TicketId ticket, MessageCriteria criteria, PageRequest page) {
        requireNonNull(ticket, "ticket");
        requireNonNull(criteria, "criteria");
        requireNonNull(page, "page");
        return calls.execute(Endpoint.LIST_MESSAGES, new Endpoint.MessageListing(ticket, criteria, page));
    }

    @Override
    public Either<HelpdeskFailure, ChatMessageId> send(TicketId ticket, OutgoingMessage message) {
        requireNonNull(ticket, "ticket");
        var body = OutgoingMessageJson.body(requireNonNull(message, "message"), contentAsString);
        return calls.execute(Endpoint.SEND_MESSAGE, new Endpoint.NewMessage(ticket, body));
    }

    @Override
    public Either<HelpdeskFailure, Done> subscribe(Iterable<EventType> events) {
        return calls.execute(Endpoint.SUBSCRIBE_EVENTS, oneOrMore(events));
    }

    @Override
    public Either<HelpdeskFailure, Done> unsubscribe(Iterable<EventType> events) {
        return calls.execute(Endpoint.UNSUBSCRIBE_EVENTS, oneOrMore(events));
    }

    private static List<EventType> oneOrMore(Iterable<EventType> events) {
        var types = List.ofAll(requireNonNull(events, "events"));
        if (types.isEmpty()) {
            throw new IllegalArgumentException("events must be one or more, got none");
        }
        return types;
    }

    @Override
    public String toString() {
        return "FeishuHelpdesk";
    }
}
