package dev.helpdesk4j.ports.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.MessagePosted;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.ticket.SenderRole;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.event.EventReceiver.Receipt;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventReceiverTest {

    private static EventDelivery message(String event, String ticket, SenderRole sender) {
        return new EventDelivery(
                new MessagePosted(
                        EventId.of(event),
                        Option.none(),
                        Option.none(),
                        TicketId.of(ticket),
                        Option.none(),
                        Message.builder(MessageId.of("1"), new MessageContent.Text("my password"))
                                .build(),
                        Option.some(sender),
                        Option.none(),
                        Option.none(),
                        Option.none()),
                "{\"text\":\"my password\"}");
    }

    @Test
    void aHandlerReactsToWhatTheBotDidNotSend() {
        var toAnswer = new ArrayList<TicketId>();
        EventHandler handler = event -> {
            if (event instanceof MessagePosted message && !message.isFromBot()) {
                toAnswer.add(message.ticket());
            }
        };
        var receiver = EventReceiver.afterHandling(handler, new InMemorySeenEvents(), EventListener.NONE);

        receiver.receive(message("a", "1", SenderRole.GUEST));
        receiver.receive(message("b", "2", SenderRole.BOT));
        receiver.receive(message("a", "1", SenderRole.GUEST));

        assertThat(toAnswer).containsExactly(TicketId.of("1"));
    }

    @Test
    void whatIsHandledQueuedOrStoredIsAcknowledged() {
        assertThat(Arrays.stream(Receipt.values()).filter(Receipt::isAcknowledged))
                .containsExactly(Receipt.HANDLED, Receipt.QUEUED, Receipt.STORED, Receipt.DUPLICATE);
    }

    @Test
    void aLogShowsNoContentOfADelivery() {
        var delivery = message("a", "1", SenderRole.GUEST);

        assertThat(delivery.id()).isEqualTo(EventId.of("a"));
        assertThat(delivery).hasToString("EventDelivery[" + delivery.event() + "]");
        assertThat(delivery.toString()).contains("id=a").doesNotContain("password");
        assertThat(new EventInbox.StoredEvent(EventId.of("a"), delivery.json(), 2))
                .hasToString("StoredEvent[event=a, attempts=2]");
    }
}
