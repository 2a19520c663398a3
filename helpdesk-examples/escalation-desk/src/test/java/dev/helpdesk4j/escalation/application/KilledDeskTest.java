package dev.helpdesk4j.escalation.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.fake.TicketStory;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.escalation.adapter.database.Databases;
import dev.helpdesk4j.escalation.domain.Escalation.State;
import dev.helpdesk4j.escalation.domain.Reason;
import dev.helpdesk4j.escalation.domain.Rules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk that was killed does not answer a guest twice when it is started again. */
class KilledDeskTest {

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-02T09:00:00Z"));
    private final FakeHelpdesk helpdesk = FakeHelpdesk.builder().clock(clock).build();
    private final TicketStory story =
            helpdesk.guest("Lin").opensTicket().guestSays("Help!").botHandsOver();

    @TempDir
    Path folder;

    private String database;

    @BeforeEach
    void aDatabase() {
        database = Databases.h2(folder.resolve("escalations"));
        clock.advance(Duration.ofMinutes(15));
    }

    private void runAndKill(String moment) throws Exception {
        try (var emulator = HelpdeskEmulator.builder(helpdesk).start()) {
            var child = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            DeskToKill.class.getName(),
                            moment,
                            clock.instant().toString(),
                            database,
                            emulator.baseUrl(),
                            emulator.appId(),
                            emulator.appSecret(),
                            emulator.helpdeskId().value(),
                            emulator.helpdeskToken())
                    .redirectErrorStream(true)
                    .start();
            try (var output = child.inputReader()) {
                assertThat(output.lines().filter("kill me now"::equals).findFirst())
                        .isPresent();
                child.destroyForcibly();
                assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(child.exitValue()).isEqualTo(137);
            } finally {
                child.destroyForcibly();
            }
        }
    }

    private void restartAfter(Duration pause) {
        clock.advance(pause);
        var ledger = Databases.ledger(database, helpdesk.helpdeskId());
        new EscalationService(helpdesk, ledger, new Rules(DeskToKill.PATIENCE), Duration.ofSeconds(20), clock)
                .runOnce();
    }

    private State state() {
        return Databases.ledger(database, helpdesk.helpdeskId())
                .find(story.id(), Reason.WAITS_FOR_AGENT)
                .get()
                .state();
    }

    @Test
    void aDeskKilledAfterSendingFindsItsAnswer() throws Exception {
        runAndKill("after");
        assertThat(helpdesk.sent()).hasSize(1);

        restartAfter(Duration.ofSeconds(1));
        assertThat(state()).isEqualTo(State.CLAIMED);
        restartAfter(Duration.ofMinutes(2));
        restartAfter(Duration.ofMinutes(2));

        assertThat(helpdesk.sent()).hasSize(1);
        assertThat(state()).isEqualTo(State.ANSWERED);
    }

    @Test
    void desksKilledBeforeSendingLeaveGuestsToAPerson() throws Exception {
        runAndKill("before");
        assertThat(helpdesk.sent()).isEmpty();

        restartAfter(Duration.ofMinutes(2));
        restartAfter(Duration.ofMinutes(2));

        assertThat(helpdesk.sent()).isEmpty();
        assertThat(state()).isEqualTo(State.FOR_PERSON);
    }
}
