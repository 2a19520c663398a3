package dev.helpdesk4j.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskException;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import org.junit.jupiter.api.Test;

class WithoutVavrTest {

    private final FakeHelpdesk helpdesk = FakeHelpdesk.withSampleData(1, 30);

    @Test
    void aResultIsReturned() {
        var newest = WithoutVavr.newest(helpdesk);

        assertThat(newest).hasSize(20);
        assertThat(WithoutVavr.find(helpdesk, newest.get(0).id()).id())
                .isEqualTo(newest.get(0).id());
    }

    @Test
    void aFailureIsThrown() {
        assertThatExceptionOfType(HelpdeskException.class)
                .isThrownBy(() -> WithoutVavr.find(helpdesk, TicketId.of("42")))
                .satisfies(thrown -> assertThat(thrown.failure().kind()).isEqualTo(Kind.NOT_FOUND));
    }
}
