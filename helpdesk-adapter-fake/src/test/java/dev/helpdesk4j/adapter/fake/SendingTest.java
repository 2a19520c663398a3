package dev.helpdesk4j.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.message.RichText;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.ServiceResponse;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SendingTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00.123456Z");
    private static final OutgoingMessage HELLO = OutgoingMessage.text("Hello");

    private final FakeHelpdesk helpdesk =
            FakeHelpdesk.builder().clock(ManualClock.at(NINE)).build();
    private final TicketId ticket = helpdesk.guest("Lin").opensTicket().id();

    @Test
    void aSentTextIsListedWithIdsOfItsOwn() {
        var id = helpdesk.messages().send(ticket, HELLO).get();

        var listed = messages().head();
        assertThat(id.value()).startsWith("om_").hasSize(35);
        assertThat(listed.chatMessageId()).isNotEmpty().doesNotContain(id);
        assertThat(listed.content()).isEqualTo(new MessageContent.Text("Hello"));
        assertThat(listed.sentAt()).contains(Instant.parse("2026-03-02T09:00:00.123Z"));
        assertThat(listed.sender()).isNotEmpty();
        assertThat(helpdesk.sent())
                .containsExactly(new SentMessage(ticket, HELLO, Instant.parse("2026-03-02T09:00:00.123Z"), id));
    }

    @Test
    void aSentPostIsListedWithItsImageKeys() {
        var text = RichText.builder()
                .title("VPN")
                .paragraph()
                .text("See ")
                .image(ImageKey.of("img_1"), 10, 20)
                .image(ImageKey.of("img_2"), 10, 20)
                .image(ImageKey.of("img_1"), 30, 40)
                .build();

        helpdesk.messages().send(ticket, OutgoingMessage.post(text)).get();

        assertThat(messages().head().content())
                .isEqualTo(new MessageContent.Post(text, List.of(ImageKey.of("img_1"), ImageKey.of("img_2"))));
    }

    @Test
    void sendingDoesNotChangeTheTicket() {
        var before = helpdesk.tickets().find(ticket).get();

        helpdesk.messages().send(ticket, HELLO).get();

        assertThat(helpdesk.tickets().find(ticket).get()).isEqualTo(before);
    }

    @Test
    void aClosedTicketTakesNoMessage() {
        var closed = helpdesk.guest("Lin").opensTicket().botCloses().id();

        var failure = helpdesk.messages().send(closed, HELLO).getLeft();

        assertThat(failure).isInstanceOf(HelpdeskFailure.TicketClosed.class);
        assertThat(failure.response().get())
                .isEqualTo(new ServiceResponse(
                        401,
                        Option.some(154401),
                        Option.some("Ticket already be closed"),
                        Option.some("20260302090000FA4E00000000000001")));
        assertThat(helpdesk.sent()).isEmpty();
    }

    @Test
    void aMissingTicketIsNotFoundByAnyOperation() {
        var missing = TicketId.of("missing");

        assertThat(helpdesk.tickets().find(missing).getLeft()).isInstanceOf(HelpdeskFailure.NotFound.class);
        assertThat(helpdesk.messages()
                        .list(missing, MessageCriteria.any(), PageRequest.first())
                        .getLeft())
                .isInstanceOf(HelpdeskFailure.NotFound.class);
        assertThat(helpdesk.messages().send(missing, HELLO).getLeft()).isInstanceOf(HelpdeskFailure.NotFound.class);
        assertThatThrownBy(() -> helpdesk.put(
                        missing,
                        Message.builder(MessageId.of("1"), new MessageContent.Text("x"))
                                .build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void linksToProhibitedHostsAreRefused() {
        helpdesk.prohibitHost("evil.example");

        assertThat(isRefused(OutgoingMessage.text("see https://EVIL.example/x")))
                .isTrue();
        assertThat(isRefused(OutgoingMessage.text("see http://www.evil.example:8080")))
                .isTrue();
        assertThat(isRefused(OutgoingMessage.post(RichText.builder()
                        .text("see ")
                        .link("this", "https://evil.example/")
                        .build())))
                .isTrue();
        assertThat(isRefused(OutgoingMessage.text("see https://notevil.example/")))
                .isFalse();
        assertThat(isRefused(OutgoingMessage.text("see https://evil.example.org/")))
                .isFalse();
        assertThat(helpdesk.sent()).hasSize(2);
    }

    @Test
    void messagesAreListedOldestFirst() {
        arrange("timeless", Option.none());
        arrange("late", Option.some(NINE.plusSeconds(2)));
        arrange("early", Option.some(NINE));
        arrange("late too", Option.some(NINE.plusSeconds(2)));

        assertThat(messages().map(message -> message.content().plainText()))
                .containsExactly("early", "late", "late too", "timeless");
    }

    @Test
    void aTicketPutAgainKeepsItsConversation() {
        helpdesk.messages().send(ticket, HELLO).get();

        helpdesk.put(helpdesk.tickets().find(ticket).get());

        assertThat(messages()).hasSize(1);
    }

    @Test
    void aMessagePagePastTheEndHasTheTotalOnly() {
        helpdesk.messages().send(ticket, HELLO).get();

        var page = helpdesk.messages()
                .list(ticket, MessageCriteria.any(), PageRequest.of(Integer.MAX_VALUE, 200))
                .get();

        assertThat(page.items()).isEmpty();
        assertThat(page.total()).isEqualTo(1);
    }

    @Test
    void manyMaySendAndReadAtOnce() throws Exception {
        var executor = Executors.newFixedThreadPool(8);
        Callable<Boolean> sender = () -> {
            for (var number = 0; number < 200; number++) {
                helpdesk.messages().send(ticket, HELLO).get();
                helpdesk.guest("Lin").opensTicket().botHandsOver();
                helpdesk.tickets()
                        .search(TicketCriteria.any(), PageRequest.first())
                        .get();
            }
            return true;
        };

        for (var done : executor.invokeAll(List.fill(8, sender).asJava(), 60, TimeUnit.SECONDS)) {
            assertThat(done.get()).isTrue();
        }

        executor.shutdown();
        assertThat(helpdesk.sent()).hasSize(1600);
        assertThat(helpdesk.sent().map(SentMessage::id).distinct()).hasSize(1600);
        assertThat(helpdesk.calls(Operation.SEND_MESSAGE)).isEqualTo(1600);
        assertThat(helpdesk.tickets()
                        .search(TicketCriteria.any(), PageRequest.first())
                        .get()
                        .total())
                .isEqualTo(1601);
    }

    private boolean isRefused(OutgoingMessage message) {
        var answer = helpdesk.messages().send(ticket, message);
        return answer.isLeft() && answer.getLeft() instanceof HelpdeskFailure.ProhibitedUrl;
    }

    private void arrange(String text, Option<Instant> at) {
        var message = Message.builder(MessageId.of(text), new MessageContent.Text(text));
        at.forEach(message::sentAt);
        helpdesk.put(ticket, message.build());
    }

    private Seq<Message> messages() {
        return helpdesk.messages()
                .list(ticket, MessageCriteria.any(), PageRequest.first())
                .get()
                .items();
    }
}
