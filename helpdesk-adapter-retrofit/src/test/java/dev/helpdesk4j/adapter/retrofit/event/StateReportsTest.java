package dev.helpdesk4j.adapter.retrofit.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.common.Secrets;
import dev.helpdesk4j.adapter.retrofit.event.ConnectionFailure.Reason;
import dev.helpdesk4j.ports.event.EventListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log of a connection's states. SLF4J logs to {@code java.util.logging} in this test. */
class StateReportsTest {

    private static final ConnectionFailure FAILURE = ConnectionFailure.of(Reason.UNREACHABLE, "no network");

    private final StateReports reports =
            new StateReports(LongConnectionListener.NONE, EventListener.NONE, new Secrets());
    private final Logger logger = Logger.getLogger(LongConnection.class.getName());
    private final List<Level> levels = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            levels.add(logged.getLevel());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    @Test
    void aLostConnectionIsInformationAndAFailedAttemptAWarning() {
        reports.connecting();
        reports.connected();
        reports.lost(FAILURE, Duration.ofSeconds(1));
        reports.connecting();
        reports.lost(FAILURE, Duration.ofSeconds(1));

        assertThat(levels).containsExactly(Level.INFO, Level.WARNING);
    }

    @Test
    void aPermanentFailureIsAnError() {
        reports.stopped(FAILURE);

        assertThat(levels).containsExactly(Level.SEVERE);
    }
}
