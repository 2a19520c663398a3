package dev.helpdesk4j.adapter.retrofit;

import static java.util.Objects.requireNonNull;

import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Messages;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.control.Either;
import java.time.Duration;

/** The operations: typed arguments become one request each. */
final class FeishuHelpdesk implements Helpdesk, Tickets, Messages {

    private final Calls calls;
    private final HelpdeskApi api;
    private final HelpdeskApi sendingApi;
    private final boolean contentAsString;

    FeishuHelpdesk(Calls calls, HelpdeskApi api, HelpdeskApi sendingApi, boolean contentAsString) {
        this.calls = calls;
        this.api = api;
        this.sendingApi = sendingApi;
        this.contentAsString = contentAsString;
    }

    @Override
    public Helpdesk within(Duration deadline) {
        if (requireNonNull(deadline, "deadline").isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("a deadline is positive, but was " + deadline);
        }
        return new FeishuHelpdesk(calls.within(deadline), api, sendingApi, contentAsString);
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
    public Either<HelpdeskFailure, Ticket> find(TicketId id) {
        requireNonNull(id, "id");
        return calls.call(Operation.FIND_TICKET, attempt -> api.findTicket(attempt, id.value()), new FoundTicketJson());
    }

    @Override
    public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
        requireNonNull(criteria, "criteria");
        return Tickets.refusal(page)
                .<Either<HelpdeskFailure, Page<Ticket>>>map(Either::left)
                .getOrElse(() -> calls.call(
                        Operation.SEARCH_TICKETS,
                        attempt -> api.searchTickets(
                                attempt,
                                criteria.ticket().map(TicketId::value).getOrNull(),
                                criteria.agent().map(UserId::value).getOrNull(),
                                criteria.closedBy().map(UserId::value).getOrNull(),
                                criteria.stage().map(Stage::code).getOrNull(),
                                criteria.channel().map(Channel::code).getOrNull(),
                                criteria.resolution().map(Resolution::code).getOrNull(),
                                criteria.score().map(Score::code).getOrNull(),
                                criteria.statuses()
                                        .toList()
                                        .map(TicketStatus::code)
                                        .asJava(),
                                criteria.guestName().getOrNull(),
                                criteria.guest().map(UserId::value).getOrNull(),
                                criteria.tags().toList().asJava(),
                                criteria.created()
                                        .map(range -> range.from().toEpochMilli())
                                        .getOrNull(),
                                criteria.created()
                                        .map(range -> range.to().toEpochMilli())
                                        .getOrNull(),
                                criteria.updated()
                                        .map(range -> range.from().toEpochMilli())
                                        .getOrNull(),
                                criteria.updated()
                                        .map(range -> range.to().toEpochMilli())
                                        .getOrNull(),
                                page.page(),
                                page.size()),
                        PageJson.ofTickets(page)));
    }

    @Override
    public Either<HelpdeskFailure, Page<Message>> list(TicketId ticket, MessageCriteria criteria, PageRequest page) {
        requireNonNull(ticket, "ticket");
        requireNonNull(criteria, "criteria");
        requireNonNull(page, "page");
        return calls.call(
                Operation.LIST_MESSAGES,
                attempt -> api.listMessages(
                        attempt,
                        ticket.value(),
                        criteria.from().map(from -> from.getEpochSecond()).getOrNull(),
                        criteria.to().map(to -> to.getEpochSecond()).getOrNull(),
                        page.page(),
                        page.size()),
                PageJson.ofMessages(page));
    }

    @Override
    public Either<HelpdeskFailure, ChatMessageId> send(TicketId ticket, OutgoingMessage message) {
        requireNonNull(ticket, "ticket");
        var body = OutgoingMessageJson.body(requireNonNull(message, "message"), contentAsString);
        return calls.call(
                Operation.SEND_MESSAGE,
                attempt -> sendingApi.sendMessage(attempt, ticket.value(), body),
                new SentMessageJson());
    }

    @Override
    public String toString() {
        return "FeishuHelpdesk";
    }
}
