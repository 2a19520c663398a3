package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.ports.EventSubscriptions.EventType;
import dev.helpdesk4j.ports.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private Run subscribe(String... args) {
        return desk.run(Run.with(new String[] {"events", "subscribe"}, args));
    }

    private Run unsubscribe(String... args) {
        return desk.run(Run.with(new String[] {"events", "unsubscribe"}, args));
    }

    @Test
    void byDefaultAllEventsAreSubscribed() {
        var run = subscribe().assertSuccess();

        assertThat(run.out()).isEqualTo("Subscribed to ticket-created, ticket-updated, message-created\n");
        assertThat(desk.fake().subscribedEvents())
                .containsExactlyInAnyOrder(
                        EventType.TICKET_CREATED, EventType.TICKET_UPDATED, EventType.MESSAGE_CREATED);
        assertThat(desk.requests()).hasSize(1);
    }

    @Test
    void byDefaultAllEventsAreUnsubscribed() {
        subscribe().assertSuccess();

        var run = unsubscribe().assertSuccess();

        assertThat(run.out()).isEqualTo("Unsubscribed from ticket-created, ticket-updated, message-created\n");
        assertThat(desk.fake().subscribedEvents()).isEmpty();
    }

    @Test
    void eventsAreSelectedByName() {
        var run = subscribe("--type", "message-created,Ticket-Created", "--type", "message-created")
                .assertSuccess();
        assertThat(run.out()).isEqualTo("Subscribed to message-created, ticket-created\n");
        assertThat(desk.fake().subscribedEvents())
                .containsExactlyInAnyOrder(EventType.MESSAGE_CREATED, EventType.TICKET_CREATED);

        unsubscribe("--type", "ticket-created").assertSuccess();
        assertThat(desk.fake().subscribedEvents()).containsExactly(EventType.MESSAGE_CREATED);
    }

    @Test
    void unsubscribingTwiceSucceeds() {
        unsubscribe().assertSuccess();
        unsubscribe().assertSuccess();
    }

    @Test
    void jsonHasTheEventsAndTheState() {
        assertThat(subscribe("--type", "ticket-updated", "--output", "json")
                        .assertSuccess()
                        .out())
                .isEqualTo("""
                        {
                          "events": [
                            "TICKET_UPDATED"
                          ],
                          "subscribed": true,
                          "sample": false
                        }
                        """);
        assertThat(unsubscribe("--output", "json").assertSuccess().out())
                .contains("\"MESSAGE_CREATED\"", "\"subscribed\": false");
    }

    @Test
    void sampleDataCanBeSubscribedTo() {
        assertThat(Run.onSample("events", "subscribe", "--type", "ticket-created")
                        .assertSuccess()
                        .out())
                .isEqualTo("In the sample data only: Subscribed to ticket-created\n");
        assertThat(Run.onSample("events", "unsubscribe", "--output", "json")
                        .assertSuccess()
                        .out())
                .contains("\"sample\": true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket-rated", "", "ticket-created,,ticket-updated"})
    void anUnknownEventIsRefused(String type) {
        subscribe("--type", type)
                .assertInvalidUsage(
                        "'--type'", "value must be one of ticket-created, ticket-updated, message-created, got '");

        assertThat(desk.requests()).isEmpty();
    }

    @Test
    void aFailureIsOneLineWithTheAdvice() {
        desk.fake().on(Operation.SUBSCRIBE_EVENTS).next(Fault.permissionDenied("helpdesk:all:readonly"));
        desk.fake().on(Operation.UNSUBSCRIBE_EVENTS).next(Fault.permissionDenied("helpdesk:all:readonly"));

        subscribe().assertFailure("subscribe to events failed: ", "helpdesk:all:readonly");
        unsubscribe().assertFailure("unsubscribe from events failed: ", "helpdesk:all:readonly");
    }
}
