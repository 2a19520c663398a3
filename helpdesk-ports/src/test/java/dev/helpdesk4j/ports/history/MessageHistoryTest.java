package dev.helpdesk4j.ports.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Messages;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.history.WalkStopped.Kind;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Walks through the messages of a ticket, any number of them. */
class MessageHistoryTest {

    private static final TicketId TICKET = TicketId.of("t1");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = START.plus(Duration.ofDays(1));

    private final Conversation conversation = new Conversation();
    private final WalkOptions options =
            WalkOptions.defaults().clock(Clock.fixed(NOW, ZoneOffset.UTC)).pageSize(4);

    /** The messages of one ticket in pages; messages may be sent before each call. */
    private static class Conversation implements Messages {

        final List<Message> messages = new ArrayList<>();
        int cap = Integer.MAX_VALUE;
        int calls;

        void send(String id, Instant at) {
            messages.add(Message.builder(MessageId.of(id), new MessageContent.Text(id))
                    .sentAt(at)
                    .build());
        }

        @Override
        public Either<HelpdeskFailure, Page<Message>> list(
                TicketId ticket, MessageCriteria criteria, PageRequest request) {
            calls++;
            var selected = messages.stream()
                    .filter(message ->
                            !message.sentAt().get().isBefore(criteria.from().get()))
                    .filter(message ->
                            message.sentAt().get().isBefore(criteria.to().get().plusSeconds(1)))
                    .toList();
            var shown = selected.stream()
                    .limit(cap)
                    .skip(request.firstRow() - 1)
                    .limit(request.size())
                    .toList();
            return Either.right(
                    new Page<>(Vector.ofAll(shown), request, Math.min(cap, selected.size()), selected.size() >= cap));
        }

        @Override
        public Either<HelpdeskFailure, ChatMessageId> send(TicketId ticket, OutgoingMessage message) {
            throw new UnsupportedOperationException();
        }
    }

    private List<String> numbered(int messages, Duration apart) {
        var ids = IntStream.range(0, messages).mapToObj(number -> "m" + number).toList();
        for (var number = 0; number < messages; number++) {
            conversation.send(ids.get(number), START.plus(apart.multipliedBy(number)));
        }
        return ids;
    }

    private static List<String> ids(Walk<Message> walk) {
        var ids = new ArrayList<String>();
        var end = walk.forEachBatch(
                batch -> batch.forEach(message -> ids.add(message.id().value())));
        assertThat(end.isRight()).as(end::toString).isTrue();
        return ids;
    }

    @Test
    void aThreadIsReturnedCompletelyOldestFirst() {
        var all = numbered(50, Duration.ofMinutes(7));

        assertThat(ids(MessageHistory.of(conversation, options).thread(TICKET))).isEqualTo(all);
    }

    @Test
    void aShortThreadTakesOneCall() {
        var all = numbered(4, Duration.ofMillis(300));

        assertThat(ids(MessageHistory.of(conversation, options).thread(TICKET))).isEqualTo(all);
        assertThat(conversation.calls).isEqualTo(1);
    }

    @Test
    void aTicketWithoutMessagesHasAnEmptyThread() {
        assertThat(ids(MessageHistory.of(conversation, options).thread(TICKET))).isEmpty();
    }

    @Test
    void aThreadPastACapIsCutByTime() {
        conversation.cap = 8;
        var all = numbered(60, Duration.ofMillis(400));

        assertThat(ids(MessageHistory.of(conversation, options).thread(TICKET))).isEqualTo(all);
    }

    @Test
    void aSecondWithMoreThanACapStopsTheWalk() {
        conversation.cap = 8;
        numbered(9, Duration.ofMillis(10));

        var stopped = MessageHistory.of(conversation, options)
                .thread(TICKET)
                .forEachBatch(batch -> {})
                .getLeft();

        assertThat(stopped.kind()).isEqualTo(Kind.TOO_DENSE);
        assertThat(stopped.summary()).contains("ticket t1, 2025-12-31T23:59:59Z to 2026-01-01T00:00:00Z");
    }

    @Test
    void whatIsYoungerThanTheSettleMarginIsLeftOut() {
        numbered(3, Duration.ofSeconds(1));
        conversation.send("young", NOW.minusSeconds(60));
        conversation.send("settled", NOW.minusSeconds(61));

        assertThat(ids(MessageHistory.of(conversation, options).thread(TICKET)))
                .containsExactlyInAnyOrder("m0", "m1", "m2", "settled");
    }

    /** A message that is listed late shifts the others. */
    @Test
    void aMessageSentDuringTheWalkHidesNone() {
        var all = new ArrayList<>(numbered(20, Duration.ofMinutes(1)));
        var late = new Conversation() {
            @Override
            public Either<HelpdeskFailure, Page<Message>> list(
                    TicketId ticket, MessageCriteria criteria, PageRequest request) {
                if (calls == 2) {
                    messages.add(
                            5,
                            Message.builder(MessageId.of("late"), new MessageContent.Text("late"))
                                    .sentAt(START.plus(Duration.ofMinutes(4)))
                                    .build());
                }
                return super.list(ticket, criteria, request);
            }
        };
        late.messages.addAll(conversation.messages);
        all.add("late");

        assertThat(ids(MessageHistory.of(late, options).thread(TICKET))).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aThreadIsResumedWhereItHasStopped() {
        conversation.cap = 8;
        var all = numbered(60, Duration.ofMillis(400));
        var failing = new Conversation() {
            @Override
            public Either<HelpdeskFailure, Page<Message>> list(
                    TicketId ticket, MessageCriteria criteria, PageRequest request) {
                return conversation.calls == 50
                        ? Either.left(new HelpdeskFailure.ServiceUnavailable(Operation.LIST_MESSAGES, Option.none()))
                        : conversation.list(ticket, criteria, request);
            }
        };
        var seen = new ArrayList<String>();

        var stopped = MessageHistory.of(failing, options)
                .thread(TICKET)
                .forEachBatch(
                        batch -> batch.forEach(message -> seen.add(message.id().value())))
                .getLeft();
        var rest = ids(MessageHistory.of(conversation, options)
                .resume(Checkpoint.parse(stopped.checkpoint().toString())));

        assertThat(rest).hasSizeLessThan(60).endsWith("m59");
        seen.removeAll(rest);
        seen.addAll(rest);
        assertThat(seen).isEqualTo(all);
    }

    @Test
    void aMissingTicketStopsTheWalk() {
        var nobody = new Conversation() {
            @Override
            public Either<HelpdeskFailure, Page<Message>> list(
                    TicketId ticket, MessageCriteria criteria, PageRequest request) {
                return Either.left(new HelpdeskFailure.NotFound(Operation.LIST_MESSAGES, Option.none()));
            }
        };

        var end = MessageHistory.of(nobody, options).thread(TICKET).forEachBatch(batch -> {});

        assertThat(end.getLeft().failure().get().kind()).isEqualTo(HelpdeskFailure.Kind.NOT_FOUND);
    }

    @Test
    void anInterruptedWalkHasTheOperationThatWasInterrupted() {
        numbered(3, Duration.ofSeconds(1));
        var walk = MessageHistory.of(conversation, options.pagesInFlight(1, never -> {}))
                .thread(TICKET);

        Thread.currentThread().interrupt();
        var failure = walk.next().getLeft().failure().get();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.kind()).isEqualTo(HelpdeskFailure.Kind.INTERRUPTED);
        assertThat(failure.operation()).isEqualTo(Operation.LIST_MESSAGES);
    }

    @Test
    void aWalkThroughTicketsIsNotResumedThroughMessages() {
        assertThatThrownBy(() -> MessageHistory.of(conversation, options)
                        .resume(Checkpoint.ofCreated(TicketCriteria.any(), START, NOW, NOW)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tickets");
    }
}
