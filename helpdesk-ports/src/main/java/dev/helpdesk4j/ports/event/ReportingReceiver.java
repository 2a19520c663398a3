package dev.helpdesk4j.ports.event;

import java.time.Duration;

/** Reports the receipts of another receiver. */
record ReportingReceiver(EventReceiver receiver, EventListener listener) implements EventReceiver {

    @Override
    public Receipt receive(EventDelivery delivery) {
        var started = System.nanoTime();
        var receipt = receiver.receive(delivery);
        listener.received(delivery.id(), receipt, Duration.ofNanos(System.nanoTime() - started));
        return receipt;
    }

    @Override
    public void close() {
        receiver.close();
    }
}
