package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoTest {

    @Test
    void theDemoRunsToItsEnd() {
        var demo = Run.of(Map.of(), "demo").assertSuccess();

        assertThat(demo.out())
                .containsSubsequence(
                        "A guest opens a ticket",
                        "sent as om_",
                        "09:00     Lin             The VPN does not let me in.",
                        "09:15     Lin             It works again, thank you!",
                        "The ticket is closed by agent and rated satisfied; the guest waited 9 minutes",
                        "TICKET_CLOSED: send message failed",
                        "RATE_LIMITED: find ticket failed: the rate limit is reached, wait 1500 ms",
                        "NOT_FOUND: find ticket failed");
    }

    @Test
    void theDemoIsTheSameEachTime() {
        assertThat(Run.of(Map.of(), "demo")).isEqualTo(Run.of(Map.of(), "demo"));
    }

    @Test
    void theDemoHasNoArguments() {
        Run.of(Map.of(), "demo", "again").assertInvalidUsage("Unmatched argument", "again");
    }
}
