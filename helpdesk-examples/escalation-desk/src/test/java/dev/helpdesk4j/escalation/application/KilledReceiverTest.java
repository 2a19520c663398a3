package dev.helpdesk4j.escalation.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.retrofit.event.FeishuEvents;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.escalation.adapter.database.Databases;
import dev.helpdesk4j.ports.event.EventDelivery;
import dev.helpdesk4j.ports.event.EventListener;
import dev.helpdesk4j.ports.event.EventReceiver;
import dev.helpdesk4j.ports.event.EventReceiver.Receipt;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event that was acknowledged is handled, also if the process is killed with -9 afterwards. */
class KilledReceiverTest {

    private static final Duration PATIENTLY = Duration.ofMinutes(1);
    private static final HelpdeskId HELPDESK = HelpdeskId.of("6626871355780366330");
    private static final EventId EVENT = EventId.of("5e3702a84e847582be8db7fb73283c02");
    private static final String JSON = "{\"schema\":\"2.0\",\"header\":{\"event_id\":\"" + EVENT.value()
            + "\",\"event_type\":\"helpdesk.ticket.created_v1\"},\"event\":{\"ticket_id\":\"6626871355780366331\"}}";

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-02T09:00:00Z"));
    private final List<EventId> handled = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    private String database() {
        return Databases.h2(folder.resolve("escalations"));
    }

    /** Returns what the process printed before it was killed. */
    private List<String> receiveAndKill(String moment) throws Exception {
        var child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReceiverToKill.class.getName(),
                        moment,
                        clock.instant().toString(),
                        database(),
                        HELPDESK.value(),
                        JSON)
                .redirectErrorStream(true)
                .start();
        try (var output = child.inputReader()) {
            var lines = new ArrayList<String>();
            for (var line = output.readLine(); line != null && !line.equals("kill me now"); line = output.readLine()) {
                lines.add(line);
            }
            assertThat(child.isAlive()).as("%s", lines).isTrue();
            child.destroyForcibly();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isEqualTo(137);
            return lines;
        } finally {
            child.destroyForcibly();
        }
    }

    private EventReceiver restartAfterTheClaim() {
        clock.advance(Duration.ofMinutes(1));
        return EventReceiver.afterStoring(
                Databases.pooledInbox(database(), HELPDESK, clock),
                FeishuEvents::decode,
                (HelpdeskEvent event) -> handled.add(event.id()),
                EventListener.NONE);
    }

    private void assertThatItIsHandledOnce() {
        var inbox = Databases.pooledInbox(database(), HELPDESK, clock);
        try (var receiver = restartAfterTheClaim()) {
            await().atMost(PATIENTLY).until(() -> inbox.depth() == 0);
            var redelivery = receiver.receive(new EventDelivery(FeishuEvents.decode(JSON), JSON));

            assertThat(redelivery).isEqualTo(Receipt.DUPLICATE);
            assertThat(handled).containsExactly(EVENT);
        }
    }

    @Test
    void killedBetweenStoringAndHandlingItHandlesTheEventLater() throws Exception {
        assertThat(receiveAndKill("stored")).contains("STORED").doesNotContain("handled " + EVENT.value());

        assertThatItIsHandledOnce();
    }

    @Test
    void killedBeforeConfirmingItHandlesTheEventAgain() throws Exception {
        assertThat(receiveAndKill("handled")).contains("STORED", "handled " + EVENT.value());

        assertThatItIsHandledOnce();
    }
}
