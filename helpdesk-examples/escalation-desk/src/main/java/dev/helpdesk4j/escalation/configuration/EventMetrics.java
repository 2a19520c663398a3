package dev.helpdesk4j.escalation.configuration;

import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.ports.event.EventListener;
import dev.helpdesk4j.ports.event.EventReceiver;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures events: the requests of the webhook, and what becomes of the events in the inbox. */
final class EventMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(EventMetrics.class);

    private EventMetrics() {}

    /** Counts deliveries by receipt, with the time to acknowledgement, refused requests by reason, and failures. */
    static EventListener of(MeterRegistry meters) {
        return new EventListener() {

            @Override
            public void received(EventId event, EventReceiver.Receipt receipt, Duration elapsed) {
                meters.timer("helpdesk.events.received", "receipt", receipt.name())
                        .record(elapsed);
            }

            @Override
            public void refused(String reason) {
                meters.counter("helpdesk.events.refused", "reason", reason).increment();
            }

            @Override
            public void handlerFailed(EventId event, int attempt, Throwable exception) {
                meters.counter("helpdesk.events.failures", "part", "handler").increment();
                LOG.warn("event {}: attempt {} failed: {}", event.value(), attempt, exception.getMessage());
            }

            @Override
            public void storeFailed(Exception exception) {
                meters.counter("helpdesk.events.failures", "part", "inbox").increment();
                LOG.warn("the inbox of events failed", exception);
            }
        };
    }
}
