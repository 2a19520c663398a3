package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.event.ConnectionFailure;
import dev.helpdesk4j.adapter.retrofit.event.ConnectionFailure.Reason;
import io.vavr.control.Option;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionReportsTest {

    private final StringWriter err = new StringWriter();
    private final List<ConnectionFailure> refusals = new ArrayList<>();
    private final ConnectionReports reports = new ConnectionReports(new PrintWriter(err), refusals::add);

    private static ConnectionFailure failure(Reason reason, String detail) {
        return new ConnectionFailure(reason, Option.some(7), detail);
    }

    @Test
    void textsOfThePlatformAreOneLine() {
        reports.lost(failure(Reason.UNAVAILABLE, "a\u001b[31m\nb\u202e"), Duration.ofMillis(1001));

        assertThat(err).hasToString("helpdesk: not connected: UNAVAILABLE (7): a [31m b ; next attempt in 2 s\n");
    }

    @Test
    void aPermanentFailureIsPassedOn() {
        var forbidden = failure(Reason.FORBIDDEN, "");

        reports.stopped(forbidden);
        reports.stopped(failure(Reason.CLOSED, ""));

        assertThat(refusals).containsExactly(forbidden);
        assertThat(err).hasToString("helpdesk: stopped\n");
    }
}
