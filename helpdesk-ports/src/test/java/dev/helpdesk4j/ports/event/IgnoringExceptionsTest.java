package dev.helpdesk4j.ports.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.helpdesk4j.domain.event.EventId;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class IgnoringExceptionsTest {

    private static final EventId EVENT = EventId.of("a");

    private static final List<Consumer<EventListener>> METHODS = List.of(
            listener -> listener.received(EVENT, EventReceiver.Receipt.HANDLED, Duration.ZERO),
            listener -> listener.refused("signature"),
            listener -> listener.handlerFailed(EVENT, 2, new IllegalStateException("down")),
            listener -> listener.storeFailed(new IllegalStateException("store")),
            listener -> listener.queueDepth(3),
            listener -> listener.dropped(EVENT),
            listener -> listener.lost(EVENT),
            listener -> listener.forgotten(EVENT));

    @Test
    void eachMethodIsCalled() {
        var listener = new RecordingListener();

        METHODS.forEach(method -> method.accept(new IgnoringExceptions(listener)));

        assertThat(METHODS).hasSameSizeAs(EventListener.class.getDeclaredMethods());
        assertThat(listener.calls)
                .containsExactly(
                        "received a HANDLED",
                        "refused signature",
                        "handlerFailed a 2 down",
                        "storeFailed store",
                        "queueDepth 3",
                        "dropped a",
                        "lost a",
                        "forgotten a");
    }

    @ParameterizedTest
    @FieldSource("METHODS")
    void exceptionsAreIgnored(Consumer<EventListener> method) {
        assertThatCode(() -> method.accept(new IgnoringExceptions(new ThrowingListener())))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @FieldSource("METHODS")
    void aListenerDoesNothingUnlessOverridden(Consumer<EventListener> method) {
        assertThatCode(() -> method.accept(EventListener.NONE)).doesNotThrowAnyException();
    }
}
