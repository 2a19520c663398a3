package dev.helpdesk4j.adapter.retrofit.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.common.Secrets;
import dev.helpdesk4j.adapter.retrofit.event.ConnectionFailure.Reason;
import dev.helpdesk4j.ports.event.EventListener;
import java.time.Duration;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log of a connection's states. */
class StateReportsTest {

    private static final ConnectionFailure FAILURE = ConnectionFailure.of(Reason.UNREACHABLE, "no network");

    private final RecordedLog log = new RecordedLog();
    private final StateReports reports =
            new StateReports(LongConnectionListener.NONE, EventListener.NONE, new Secrets());

    @AfterEach
    void stopRecording() {
        log.close();
    }

    @Test
    void aLostConnectionIsInformationAndAFailedAttemptAWarning() {
        reports.connecting();
        reports.connected();
        reports.lost(FAILURE, Duration.ofSeconds(1));
        reports.connecting();
        reports.lost(FAILURE, Duration.ofSeconds(1));

        assertThat(log.levels()).containsExactly(Level.INFO, Level.WARNING);
    }

    @Test
    void aPermanentFailureIsAnError() {
        reports.stopped(FAILURE);

        assertThat(log.levels()).containsExactly(Level.SEVERE);
    }
}
