package dev.helpdesk4j.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.ports.HelpdeskFailure;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results contain what was written before: by the caller, and by other people. */
public abstract class FreshnessContract extends HelpdeskContract<ArrangedFixture> {

    private static final TicketId TICKET = TicketId.of("6948728206392295444");
    private static final TicketStatus BEFORE = TicketStatus.of(2);
    private static final TicketStatus AFTER = TicketStatus.of(3);
    private static final TicketStatus CLOSED = TicketStatus.of(50);

    @Override
    final String advice() {
        return "Make every result contain what was written before the call.";
    }

    @BeforeEach
    @WithinAMinute
    void arrange() {
        has(BEFORE);
    }

    private void has(TicketStatus status) {
        fixture().has(Examples.ticket(TICKET.value(), status, "2026-03-02T09:00:00Z"));
    }

    private void seesChange(boolean seen, String observation) {
        shows(Law.CHANGES_ARE_SEEN);
        if (!seen) {
            throw BrokenLaw.of(observation, Law.CHANGES_ARE_SEEN);
        }
    }

    /** A call before the change, whose result an adapter might keep. */
    private void hasNoMessageYet() {
        assertThat(list(TICKET).items()).as("messages of a ticket without any").isEmpty();
    }

    private void seesOwnWrite() {
        shows(Law.OWN_WRITES_ARE_READ);
        listedAfterSending(1, TICKET);
    }

    @Test
    void aSentMessageIsInTheNextListing() {
        hasNoMessageYet();

        result(messages().send(TICKET, OutgoingMessage.text("We are looking into it.")));

        seesOwnWrite();
    }

    @Test
    void aMessageSentWithinADeadlineIsListedWithoutOne() {
        hasNoMessageYet();

        result(fixture()
                .helpdesk()
                .within(Duration.ofMinutes(1))
                .messages()
                .send(TICKET, OutgoingMessage.text("We are looking into it.")));

        seesOwnWrite();
    }

    @Test
    void aTicketThatSomebodyChangedIsFoundChanged() {
        assertThat(result(tickets().find(TICKET)).status())
                .as("status of the found ticket before the change")
                .contains(BEFORE);

        has(AFTER);

        seesChange(
                result(tickets().find(TICKET)).status().contains(AFTER),
                "find returned the ticket as it was before somebody changed it");
    }

    @Test
    void aTicketThatSomebodyChangedIsSearchedChanged() {
        var before = TicketCriteria.builder().statuses(BEFORE).build();
        var after = TicketCriteria.builder().statuses(AFTER).build();
        assertThat(ids(search(before)))
                .as("tickets of the first status before the change")
                .containsExactly(TICKET.value());
        assertThat(ids(search(after)))
                .as("tickets of the other status before the change")
                .isEmpty();

        has(AFTER);

        seesChange(
                ids(search(before)).isEmpty() && ids(search(after)).size() == 1,
                "search selected the ticket by the status that it had before somebody changed it");
    }

    @Test
    void aTicketThatSomebodyOpenedIsFoundAndListed() {
        var opened = TicketId.of("opened");
        assertThat(failure(tickets().find(opened)))
                .as("failure before the ticket was opened")
                .isInstanceOf(HelpdeskFailure.NotFound.class);
        assertThat(search(TicketCriteria.any()).total())
                .as("tickets before another was opened")
                .isEqualTo(1);

        fixture().has(Examples.ticket(opened.value(), BEFORE, "2026-03-02T10:00:00Z"));

        seesChange(supported(tickets().find(opened)).isRight(), "find did not find a ticket that was opened since");
        seesChange(search(TicketCriteria.any()).total() == 2, "search did not count a ticket that was opened since");
    }

    @Test
    void aMessageThatSomebodyWroteIsListed() {
        hasNoMessageYet();

        fixture()
                .has(
                        TICKET,
                        Message.builder(MessageId.of("m1"), new MessageContent.Text("Hello?"))
                                .sentAt(Instant.parse("2026-03-02T09:05:00Z"))
                                .build());

        seesChange(list(TICKET).items().size() == 1, "the listing lacks a message that was written since");
    }

    @Test
    void aTicketThatSomebodyClosedTakesNoMessage() {
        result(messages().send(TICKET, OutgoingMessage.text("We are looking into it.")));

        has(CLOSED);

        var outcome = supported(messages().send(TICKET, OutgoingMessage.text("Are you still there?")));
        shows(Law.SENDS_AT_ONCE);
        if (outcome.isRight()) {
            throw BrokenLaw.of("the send succeeded although the ticket was closed", Law.SENDS_AT_ONCE);
        }
        assertThat(failure(outcome))
                .as("failure of a send to a closed ticket")
                .isInstanceOf(HelpdeskFailure.TicketClosed.class);
    }
}
