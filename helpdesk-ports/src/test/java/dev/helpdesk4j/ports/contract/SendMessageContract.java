package dev.helpdesk4j.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.message.RichText;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The laws of {@link dev.helpdesk4j.ports.Messages#send}. */
public abstract class SendMessageContract extends HelpdeskContract<ArrangedFixture> {

    private static final TicketId TICKET = TicketId.of("6948728206392295444");
    private static final TicketId CLOSED = TicketId.of("closed");

    @Override
    final String advice() {
        return "Make Messages.send deliver each message once, as it is, or return the service's refusal.";
    }

    @BeforeEach
    @WithinAMinute
    void arrange() {
        shows(Law.SEND_MESSAGE);
        fixture().has(Examples.ticket(TICKET.value(), TicketStatus.PROCESSING, "2026-03-02T09:00:00Z"));
        fixture().has(Examples.ticket(CLOSED.value(), TicketStatus.CLOSED_BY_GUEST, "2026-03-02T09:00:00Z"));
        fixture().prohibits("evil.example.com");
    }

    /** Sends the message and checks that it has arrived. */
    private ChatMessageId send(OutgoingMessage message) {
        var arrivedBefore = fixture().arrived(TICKET).size();
        var id = result(messages().send(TICKET, message));
        if (fixture().arrived(TICKET).size() == arrivedBefore) {
            throw BrokenLaw.of("the send succeeded and the message has not arrived", Law.SENDS_AT_ONCE);
        }
        shows(Law.SENDS_AT_ONCE);
        return id;
    }

    /** Returns the only message of the ticket, as it is listed. */
    private MessageContent listedContent() {
        return listedAfterSending(1, TICKET).head().content();
    }

    private HelpdeskFailure refusal(TicketId ticket, OutgoingMessage message) {
        var outcome = supported(messages().send(ticket, message));
        if (outcome.isRight()) {
            throw BrokenLaw.of("the send succeeded although the service refuses this message", Law.SENDS_AT_ONCE);
        }
        shows(Law.SENDS_AT_ONCE);
        var failure = failure(outcome);
        assertThat(failure.operation()).as("operation of the failure").isEqualTo(Operation.SEND_MESSAGE);
        assertThat(failure.effect()).as("effect of the failure").isEqualTo(HelpdeskFailure.Effect.NONE);
        return failure;
    }

    @Test
    void aSentMessageArrivesOnceAndHasAnId() {
        var id = send(OutgoingMessage.text("We are looking into it."));

        assertThat(id.value()).as("id of the sent message").isNotBlank();
        assertThat(fixture().arrived(TICKET))
                .as("messages that arrived, of which one was sent")
                .containsExactly(OutgoingMessage.text("We are looking into it."));
    }

    @Test
    void aSentTextIsListed() {
        var text = "中文 \"quoted\" \\back\\slash\\ 🤷‍♀️ <b>&nbsp;</b>\nsecond line\ttab {\"a\":1}";

        send(OutgoingMessage.text(text));

        var listed = listedAfterSending(1, TICKET).head();
        assertThat(listed.content()).as("content of the listed message").isEqualTo(new MessageContent.Text(text));
        assertThat(listed.sentAt()).as("time of the listed message").isNotEmpty();
    }

    @Test
    void aSentPostWithEveryElementIsListed() {
        var post = RichText.builder()
                .title("this is \"title\"")
                .paragraph()
                .escapedText("第一行&nbsp;:")
                .link("超链接", "http://www.feishu.cn")
                .paragraph()
                .text("第二行 \\ 🤷:")
                .mention(UserId.of("ou_1"))
                .element(new RichText.Link("escaped&nbsp;link", "http://www.feishu.cn", true))
                .paragraph()
                .image(ImageKey.of("img_1"), 300, 200)
                .in(Locale.US)
                .title("English")
                .paragraph()
                .text("line")
                .in(Locale.JAPAN)
                .paragraph()
                .text("一行目")
                .build();

        send(OutgoingMessage.post(post));

        assertThat(fixture().arrived(TICKET))
                .as("messages that arrived, of which one was sent")
                .containsExactly(OutgoingMessage.post(post));
        assertThat(listedContent())
                .as("content of the listed message")
                .isEqualTo(new MessageContent.Post(post, List.of(ImageKey.of("img_1"))));
    }

    @Test
    void aSentMessageIsFoundByItsContent() {
        var since = Instant.now().minusSeconds(5);
        for (var number = 1; number <= 205; number++) {
            send(OutgoingMessage.text("message " + number));
        }
        var post = OutgoingMessage.post(
                RichText.builder().paragraph().text("the last one").build());
        send(post);

        assertFound(post, since);
        assertFound(OutgoingMessage.text("message 203"), since);
        assertThat(result(messages().findSent(TICKET, OutgoingMessage.text("message 206"), since)))
                .as("a message found that nobody sent")
                .isEmpty();
    }

    private void assertFound(OutgoingMessage message, Instant since) {
        if (result(messages().findSent(TICKET, message, since)).isEmpty()) {
            throw BrokenLaw.of("findSent does not find a message that was sent", Law.OWN_WRITES_ARE_READ);
        }
    }

    @Test
    void messagesArriveInTheOrderInWhichTheyWereSent() {
        for (var number = 1; number <= 5; number++) {
            send(OutgoingMessage.text("message " + number));
        }

        assertThat(listedAfterSending(5, TICKET)
                        .map(message -> message.content().plainText()))
                .as("listed messages, in the order in which they were sent")
                .containsExactly("message 1", "message 2", "message 3", "message 4", "message 5");
    }

    @Test
    void everySentMessageHasAnIdOfItsOwn() {
        var first = send(OutgoingMessage.text("same"));
        var second = send(OutgoingMessage.text("same"));

        assertThat(first).as("id of the first of two messages").isNotEqualTo(second);
        listedAfterSending(2, TICKET);
    }

    @Test
    void aClosedTicketTakesNoMessage() {
        var failure = refusal(CLOSED, OutgoingMessage.text("Are you still there?"));

        assertThat(failure).isInstanceOf(HelpdeskFailure.TicketClosed.class);
        assertThat(response(failure).code()).contains(154401);
        assertThat(response(failure).httpStatus()).isEqualTo(401);
        assertThat(list(CLOSED).items())
                .as("listed messages of the closed ticket")
                .isEmpty();
        assertThat(fixture().arrived(CLOSED)).as("messages that arrived").isEmpty();
    }

    @Test
    void aClosedTicketDoesNotAcceptMessages() {
        for (var status :
                List.of(TicketStatus.CLOSED_BY_BOT, TicketStatus.CLOSED_BY_AGENT, TicketStatus.CLOSED_BY_GUEST)) {
            fixture().has(Examples.ticket("by-" + status.code(), status, "2026-03-02T09:00:00Z"));

            assertThat(refusal(TicketId.of("by-" + status.code()), OutgoingMessage.text("Hello?")))
                    .isInstanceOf(HelpdeskFailure.TicketClosed.class);
        }
    }

    @Test
    void theNameOfAMentionIsLeftToThePlatform() {
        var named = RichText.builder()
                .paragraph()
                .element(new RichText.Mention(UserId.of("ou_1"), Option.some("Lin")))
                .build();

        send(OutgoingMessage.post(named));

        var nameless = RichText.builder().paragraph().mention(UserId.of("ou_1")).build();
        assertThat(listedContent())
                .as("content of the listed message, whose mention has no name")
                .isEqualTo(new MessageContent.Post(nameless, List.empty()));
    }

    @Test
    void aTicketThatIsNotThereTakesNoMessage() {
        var failure = refusal(TicketId.of("9"), OutgoingMessage.text("Hello?"));

        assertThat(failure).isInstanceOf(HelpdeskFailure.NotFound.class);
        assertThat(response(failure).code()).contains(154004);
    }

    @Test
    void aLinkToAProhibitedAddressIsRefused() {
        var failure = refusal(
                TICKET,
                OutgoingMessage.post(RichText.builder()
                        .paragraph()
                        .link("click me", "https://evil.example.com/x")
                        .build()));

        assertThat(failure).isInstanceOf(HelpdeskFailure.ProhibitedUrl.class);
        assertThat(response(failure).code()).contains(154403);
        assertThat(fixture().arrived(TICKET)).as("messages that arrived").isEmpty();
    }

    @Test
    void aTextWithAProhibitedAddressIsRefused() {
        var failure = refusal(TICKET, OutgoingMessage.text("look at https://evil.example.com/x now"));

        assertThat(failure).isInstanceOf(HelpdeskFailure.ProhibitedUrl.class);
        assertThat(fixture().arrived(TICKET)).as("messages that arrived").isEmpty();
    }

    @Test
    void nullIsAProgrammingError() {
        supported(messages().send(TICKET, OutgoingMessage.text("x")));
        assertThatNullPointerException().isThrownBy(() -> messages().send(null, OutgoingMessage.text("x")));
        assertThatNullPointerException().isThrownBy(() -> messages().send(TICKET, null));
    }
}
