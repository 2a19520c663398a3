package dev.helpdesk4j.adapter.retrofit.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.ports.event.EventListener;
import dev.helpdesk4j.ports.event.EventReceiver;
import dev.helpdesk4j.ports.event.InMemorySeenEvents;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.logging.Level;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The bounds of the events that are being handled, with threads that a test runs. */
class EventHandlingTest {

    private final RecordedLog log = new RecordedLog();
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<FrameRefusal> refusals = new ArrayList<>();
    private final List<Boolean> acknowledgements = new ArrayList<>();
    private final EventHandling handling = new EventHandling(
            EventReceiver.afterHandling(event -> {}, new InMemorySeenEvents(), EventListener.NONE),
            2,
            threads::add,
            refusals::add);

    @AfterEach
    void stopRecording() {
        log.close();
    }

    private void receive(ByteString json, int times) {
        for (var time = 0; time < times; time++) {
            handling.handle(json, acknowledgements::add);
        }
    }

    private void endHandlers() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }

    @Test
    void refusingEventsIsAWarningOnceUntilAllAreHandled() {
        var json = ByteString.encodeUtf8(SampleRequests.ticketCreated());

        receive(json, 5);
        assertThat(acknowledgements).containsExactly(false, false, false);
        assertThat(refusals).hasSize(3).containsOnly(FrameRefusal.BUSY);
        assertThat(log.levels()).containsExactly(Level.WARNING);
        endHandlers();
        receive(json, 3);

        assertThat(log.levels()).containsExactly(Level.WARNING, Level.WARNING);
    }

    @Test
    void moreThanEightMebibytesAreRefused() {
        receive(ByteString.of(new byte[EventHandling.MAX_BYTES]), 1);
        assertThat(refusals).isEmpty();

        receive(ByteString.encodeUtf8(" "), 1);

        assertThat(refusals).containsExactly(FrameRefusal.BUSY);
    }

    @Test
    void refusingEventsAfterClosingIsNoWarning() {
        handling.close(Duration.ZERO);

        receive(ByteString.EMPTY, 1);

        assertThat(refusals).containsExactly(FrameRefusal.BUSY);
        assertThat(log.levels()).isEmpty();
    }
}
