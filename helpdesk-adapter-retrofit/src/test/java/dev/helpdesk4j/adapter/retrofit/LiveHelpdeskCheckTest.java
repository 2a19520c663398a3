package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.ports.Operation;
import org.junit.jupiter.api.Test;

/** The error of the live test for a help desk that is not available. */
class LiveHelpdeskCheckTest {

    private final FakeHelpdesk helpdesk = FakeHelpdesk.empty();

    @Test
    void wrongCredentialsAreReportedInOneLineWithAdvice() {
        helpdesk.on(Operation.SEARCH_TICKETS).next(Fault.unauthenticated());

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> LiveHelpdeskTest.requireAvailable(helpdesk))
                .withMessageMatching(
                        "the help desk is not available: search tickets failed: the credentials were refused: "
                                + ".* - check the app's id and secret and the help desk's id and token; .*")
                .satisfies(error -> assertThat(error.getStackTrace()).isEmpty());
    }

    @Test
    void anEmptyHelpDeskIsAvailable() {
        assertThatCode(() -> LiveHelpdeskTest.requireAvailable(helpdesk)).doesNotThrowAnyException();
    }
}
