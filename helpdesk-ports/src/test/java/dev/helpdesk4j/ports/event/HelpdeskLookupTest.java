package dev.helpdesk4j.ports.event;

import static dev.helpdesk4j.ports.event.TestEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.MessagePosted;
import dev.helpdesk4j.domain.event.TicketOpened;
import dev.helpdesk4j.domain.event.TicketUpdated;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskException;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HelpdeskLookupTest {

    private static final HelpdeskId IT = HelpdeskId.of("it");
    private static final HelpdeskId HR = HelpdeskId.of("hr");

    /** A help desk with the tickets that the test has added. */
    private static final class Desk implements Tickets {

        private final Set<TicketId> ids = new HashSet<>();
        Option<HelpdeskFailure> outage = Option.none();
        int calls;

        void has(String ticket) {
            ids.add(TicketId.of(ticket));
        }

        /** As a help desk has it. */
        Tickets tickets() {
            return this;
        }

        @Override
        public Either<HelpdeskFailure, Ticket> find(TicketId id) {
            calls++;
            if (outage.isDefined()) {
                return Either.left(outage.get());
            }
            return ids.contains(id)
                    ? Either.right(Ticket.builder(id).build())
                    : Either.left(new HelpdeskFailure.NotFound(Operation.FIND_TICKET, Option.none()));
        }

        @Override
        public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
            throw new UnsupportedOperationException();
        }
    }

    private final Desk it = new Desk();
    private final Desk hr = new Desk();
    private final RecordingListener listener = new RecordingListener();
    private final List<HelpdeskEvent> handled = new ArrayList<>();
    private final HelpdeskLookup lookup = new HelpdeskLookup(Map.of(IT, it, HR, hr), handled::add, listener);

    private static MessagePosted message(String ticket) {
        var id = MessageId.of("1");
        return new MessagePosted(
                EventId.of("message"),
                Option.none(),
                Option.none(),
                TicketId.of(ticket),
                Option.none(),
                Message.builder(id, new MessageContent.Text("hello")).build(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none());
    }

    private static Ticket ticket(String id, HelpdeskId helpdesk) {
        return Ticket.builder(TicketId.of(id)).helpdesk(helpdesk).build();
    }

    private static TicketOpened opened(Ticket ticket) {
        return new TicketOpened(EventId.of("opened"), Option.none(), ticket, Option.none());
    }

    private int calls() {
        return it.calls + hr.calls;
    }

    @Test
    void aMessageGetsTheHelpdeskThatHasItsTicket() throws Exception {
        it.has("1");
        hr.has("2");

        lookup.handle(message("1"));
        lookup.handle(message("2"));

        assertThat(handled)
                .containsExactly(message("1").withHelpdesk(IT), message("2").withHelpdesk(HR));
    }

    @Test
    void aReceiverCallsALookupLikeAnyHandler() {
        it.has("1");
        EventHandler handler = handled::add;

        var lookup = new HelpdeskLookup(Map.of(IT, it.tickets(), HR, hr.tickets()), handler, EventListener.NONE);
        var receiver = EventReceiver.afterHandling(lookup, new InMemorySeenEvents(), EventListener.NONE);

        assertThat(receiver.receive(new EventDelivery(message("1"), "{}"))).isEqualTo(EventReceiver.Receipt.HANDLED);
        assertThat(handled).containsExactly(message("1").withHelpdesk(IT));
    }

    @Test
    void theHelpdeskOfATicketIsLookedUpOnce() throws Exception {
        hr.has("1");
        lookup.handle(message("1"));
        var calls = calls();

        lookup.handle(message("1"));

        assertThat(calls()).isEqualTo(calls);
        assertThat(handled).hasSize(2).containsOnly(message("1").withHelpdesk(HR));
    }

    @Test
    void anOpenedTicketsHelpdeskIsKnown() throws Exception {
        var opened = opened(ticket("1", HR));
        lookup.handle(opened);

        lookup.handle(message("1"));

        assertThat(handled).containsExactly(opened, message("1").withHelpdesk(HR));
        assertThat(calls()).isZero();
    }

    @Test
    void anUpdatedTicketsHelpdeskIsKnown() throws Exception {
        var before = new TicketUpdated.Before(Option.none(), Option.none(), Option.none());
        var updated = new TicketUpdated(EventId.of("updated"), Option.none(), ticket("1", IT), before, Option.none());
        lookup.handle(updated);

        lookup.handle(message("1"));

        assertThat(handled).containsExactly(updated, message("1").withHelpdesk(IT));
        assertThat(calls()).isZero();
    }

    @Test
    void aMessageWithAHelpdeskIsPassedOnAndRemembered() throws Exception {
        lookup.handle(message("1").withHelpdesk(HR));
        lookup.handle(message("1"));

        assertThat(handled).hasSize(2).containsOnly(message("1").withHelpdesk(HR));
        assertThat(calls()).isZero();
    }

    @Test
    void otherEventsArePassedOn() throws Exception {
        var withoutHelpdesk = opened(Ticket.builder(TicketId.of("1")).build());

        lookup.handle(event("a"));
        lookup.handle(withoutHelpdesk);

        assertThat(handled).containsExactly(event("a"), withoutHelpdesk);
    }

    @Test
    void aMessageThatNoHelpdeskHasIsDropped() throws Exception {
        lookup.handle(message("1"));

        assertThat(handled).isEmpty();
        assertThat(listener.calls).containsExactly("dropped message");
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void aDroppedTicketIsLookedUpAgain() throws Exception {
        lookup.handle(message("1"));
        it.has("1");

        lookup.handle(message("1"));

        assertThat(handled).containsExactly(message("1").withHelpdesk(IT));
    }

    @Test
    void anOutageDropsNothing() throws Exception {
        var failure = HelpdeskFailure.noResponse(Operation.FIND_TICKET, "down", Option.none());
        it.outage = Option.some(failure);

        assertThatThrownBy(() -> lookup.handle(message("1")))
                .isInstanceOfSatisfying(
                        HelpdeskException.class,
                        thrown -> assertThat(thrown.failure()).isSameAs(failure));
        assertThat(handled).isEmpty();
        assertThat(listener.calls).isEmpty();

        it.outage = Option.none();
        it.has("1");
        lookup.handle(message("1"));

        assertThat(handled).containsExactly(message("1").withHelpdesk(IT));
    }

    @Test
    void anOutageOfOneHelpdeskHidesNoOther() throws Exception {
        it.outage = Option.some(HelpdeskFailure.noResponse(Operation.FIND_TICKET, "down", Option.none()));
        hr.has("1");

        lookup.handle(message("1"));

        assertThat(handled).containsExactly(message("1").withHelpdesk(HR));
    }

    @Test
    void theHandlersExceptionIsThrown() {
        it.has("1");
        var thrown = new IOException("down");
        var failing = new HelpdeskLookup(
                Map.of(IT, it),
                event -> {
                    throw thrown;
                },
                listener);

        assertThatThrownBy(() -> failing.handle(message("1"))).isSameAs(thrown);
        assertThatThrownBy(() -> failing.handle(event("a"))).isSameAs(thrown);
    }

    @Test
    void aListenerThatThrowsIsIgnored() throws Exception {
        var deaf = new HelpdeskLookup(Map.of(IT, it), handled::add, new ThrowingListener());

        deaf.handle(message("1"));

        assertThat(handled).isEmpty();
    }

    @Test
    void tenThousandTicketsAreRememberedTheLatestOnes() throws Exception {
        assertThat(HelpdeskLookup.MAX_TICKETS).isEqualTo(10_000);
        for (var number = 0; number < HelpdeskLookup.MAX_TICKETS; number++) {
            lookup.handle(opened(ticket("t" + number, HR)));
        }
        lookup.handle(message("t0"));
        assertThat(calls()).isZero();
        lookup.handle(opened(ticket("new", HR)));
        handled.clear();

        lookup.handle(message("t0"));
        lookup.handle(message("t2"));
        assertThat(calls()).isZero();
        lookup.handle(message("t1"));

        assertThat(calls()).isEqualTo(2);
        assertThat(handled).hasSize(2);
    }

    @Test
    void thereIsAHelpdeskAtLeast() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HelpdeskLookup(Map.of(), handled::add, listener))
                .withMessage("help desks must be 1 or more, got 0");
    }
}
