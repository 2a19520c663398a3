package dev.helpdesk4j.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.helpdesk4j.ports.EventSubscriptions.EventType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventSubscriptionsTest {

    @Test
    void anAdapterWithoutEventsReturnsUnsupported() {
        var adapter = new Helpdesk() {
            @Override
            public Tickets tickets() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Messages messages() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Helpdesk within(Duration deadline) {
                return this;
            }
        };

        var subscriptions = adapter.eventSubscriptions();

        assertThat(subscriptions.subscribe(EventType.all()).getLeft())
                .isEqualTo(new HelpdeskFailure.Unsupported(Operation.SUBSCRIBE_EVENTS));
        assertThat(subscriptions.unsubscribe(EventType.all()).getLeft())
                .isEqualTo(new HelpdeskFailure.Unsupported(Operation.UNSUBSCRIBE_EVENTS));
    }

    @Test
    void theDocumentedEventsHaveTheirTwoNames() {
        assertThat(EventType.TICKET_CREATED).isEqualTo(new EventType("helpdesk.ticket", "ticket.created_v1"));
        assertThat(EventType.TICKET_UPDATED).isEqualTo(new EventType("helpdesk.ticket", "ticket.updated_v1"));
        assertThat(EventType.MESSAGE_CREATED)
                .isEqualTo(new EventType("helpdesk.ticket_message", "ticket_message.created_v1"));
        assertThat(EventType.all())
                .containsExactly(EventType.TICKET_CREATED, EventType.TICKET_UPDATED, EventType.MESSAGE_CREATED);
    }

    @Test
    void anEventHasBothNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventType("helpdesk.ticket", " "))
                .withMessage("type and subtype of an event must not be blank, got 'helpdesk.ticket' and ' '");
        assertThatIllegalArgumentException().isThrownBy(() -> new EventType("", "ticket.created_v1"));
    }
}
