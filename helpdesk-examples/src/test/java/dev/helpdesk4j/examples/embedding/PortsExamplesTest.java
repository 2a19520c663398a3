package dev.helpdesk4j.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the README of helpdesk-ports that are no class of their own. */
class PortsExamplesTest {

    private final FakeHelpdesk fake = FakeHelpdesk.empty();

    @Test
    void aListingIsReadInOneLine() {
        var helpdesk = fake;
        var ticket = fake.guest("Lin").opensTicket().guestSays("Hello").id();

        var rows = Page.all(1000, page -> helpdesk.messages().list(ticket, MessageCriteria.any(), page));

        assertThat(rows.get().complete()).isTrue();
        assertThat(rows.get().items()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"OUTCOME_UNKNOWN, true", "PROHIBITED_URL, false"})
    void aMessageWithUnknownOutcomeIsLookedFor(Kind kind, boolean expected) {
        var helpdesk = fake;
        var ticket = fake.guest("Lin").opensTicket().id();
        var message = OutgoingMessage.text("We are looking into it.");
        fake.on(Operation.SEND_MESSAGE).next(Fault.of(kind));

        var since = Instant.now().minus(Duration.ofMinutes(1));
        var result = helpdesk.messages().send(ticket, message);
        var delivered = result.isRight()
                || (result.getLeft().effect() == Effect.UNKNOWN
                        && helpdesk.messages().findSent(ticket, message, since).exists(Option::isDefined));

        assertThat(delivered).isEqualTo(expected);
    }
}
