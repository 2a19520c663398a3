package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.adapter.fake.service.LogIds;
import dev.helpdesk4j.adapter.fake.service.ServiceCode;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.message.RichText;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Messages;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.ServiceResponse;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** The conversations of a fake help desk. */
final class FakeMessages implements Messages {

    private final CallExecutor calls;
    private final TicketStore store;
    private final LogIds logIds;
    private final ServiceAssumptions assumptions;
    private final ProhibitedHosts prohibitedHosts;
    private final Ids ids;
    private final Clock clock;
    private final EventEmitter events;

    FakeMessages(
            CallExecutor calls,
            TicketStore store,
            LogIds logIds,
            ServiceAssumptions assumptions,
            ProhibitedHosts prohibitedHosts,
            Ids ids,
            Clock clock,
            EventEmitter events) {
        this.calls = calls;
        this.store = store;
        this.logIds = logIds;
        this.assumptions = assumptions;
        this.prohibitedHosts = prohibitedHosts;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    FakeMessages within(Duration deadline) {
        return new FakeMessages(
                calls.within(deadline), store, logIds, assumptions, prohibitedHosts, ids, clock, events);
    }

    @Override
    public Either<HelpdeskFailure, Page<Message>> list(TicketId ticket, MessageCriteria criteria, PageRequest page) {
        Objects.requireNonNull(ticket);
        Objects.requireNonNull(criteria);
        Objects.requireNonNull(page);
        return calls.execute(
                Operation.LIST_MESSAGES,
                () -> store.list(ticket, criteria, page)
                        .toEither(() -> assumptions.missingTicket(Operation.LIST_MESSAGES))
                        .flatMap(found -> assumptions.refusedIfPastTheEnd(Operation.LIST_MESSAGES, found)));
    }

    @Override
    public Either<HelpdeskFailure, ChatMessageId> send(TicketId ticket, OutgoingMessage message) {
        Objects.requireNonNull(ticket);
        Objects.requireNonNull(message);
        var result = calls.execute(
                Operation.SEND_MESSAGE,
                () -> store.send(ticket, found -> refusal(found, message), () -> delivery(ticket, message))
                        .map(SentMessage::id));
        events.deliver();
        return result;
    }

    private Option<HelpdeskFailure> refusal(Option<Ticket> ticket, OutgoingMessage message) {
        if (ticket.isEmpty()) {
            return Option.some(assumptions.missingTicket(Operation.SEND_MESSAGE));
        }
        if (ticket.get().isClosed()) {
            return Option.some(
                    new HelpdeskFailure.TicketClosed(Operation.SEND_MESSAGE, answer(ServiceCode.TICKET_CLOSED)));
        }
        if (prohibitedHosts.areIn(message)) {
            return Option.some(
                    new HelpdeskFailure.ProhibitedUrl(Operation.SEND_MESSAGE, answer(ServiceCode.PROHIBITED_URL)));
        }
        return Option.none();
    }

    private Option<ServiceResponse> answer(ServiceCode code) {
        return Option.some(code.answer(logIds.next()));
    }

    private TicketStore.Delivery delivery(TicketId ticket, OutgoingMessage message) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var listed = Message.builder(ids.nextMessageId(), content(message))
                .chatMessageId(ids.nextListedId())
                .sender(StoryContext.BOT)
                .sentAt(now)
                .build();
        return new TicketStore.Delivery(new SentMessage(ticket, message, now, ids.nextOpenId()), listed);
    }

    private static MessageContent content(OutgoingMessage message) {
        return switch (message.kind()) {
            case TEXT -> new MessageContent.Text(((OutgoingMessage.Text) message).text());
            case POST -> {
                var text = ((OutgoingMessage.Post) message).text();
                yield new MessageContent.Post(text, images(text));
            }
        };
    }

    private static Seq<ImageKey> images(RichText text) {
        return text.byLocale()
                .values()
                .flatMap(RichText.Body::paragraphs)
                .flatMap(RichText.Paragraph::elements)
                .filter(RichText.Image.class::isInstance)
                .map(element -> ((RichText.Image) element).key())
                .distinct()
                .toList();
    }
}
