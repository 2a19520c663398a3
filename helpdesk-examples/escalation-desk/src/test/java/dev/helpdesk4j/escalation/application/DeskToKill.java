package dev.helpdesk4j.escalation.application;

import dev.helpdesk4j.adapter.retrofit.FeishuApp;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.escalation.adapter.database.Databases;
import dev.helpdesk4j.escalation.domain.Patience;
import dev.helpdesk4j.escalation.domain.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Runs once in a process of its own. At the critical moment it prints a line, then waits to be killed. */
final class DeskToKill {

    static final Patience PATIENCE = new Patience(
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(4),
            Duration.ofDays(7),
            Duration.ofDays(30));

    private DeskToKill() {}

    /** @param args the critical moment, the time, the database, and the emulator's address and credentials */
    public static void main(String[] args) {
        var moment = args[0];
        var id = HelpdeskId.of(args[6]);
        try (var app = FeishuApp.builder(args[4], args[5]).baseUrl(args[3]).build()) {
            var helpdesk = new Interception(
                    app.helpdesk(id, args[7]), () -> waitIf(moment, "before"), () -> waitIf(moment, "after"));
            var ledger = Databases.pooledLedger(args[2], id);
            var clock = Clock.fixed(Instant.parse(args[1]), ZoneOffset.UTC);
            new EscalationService(helpdesk, ledger, new Rules(PATIENCE), Duration.ofSeconds(20), clock).runOnce();
        }
    }

    private static void waitIf(String moment, String reached) {
        if (moment.equals(reached)) {
            System.out.println("kill me now");
            try {
                System.in.read();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
