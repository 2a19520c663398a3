package dev.helpdesk4j.ports.event;

/** Acknowledges after handling. */
final class HandlingReceiver implements EventReceiver {

    private final Deduplication deduplication;
    private volatile boolean closed;

    HandlingReceiver(Deduplication deduplication) {
        this.deduplication = deduplication;
    }

    @Override
    public Receipt receive(EventDelivery delivery) {
        return closed ? Receipt.CLOSED : deduplication.handle(delivery.event(), 1);
    }

    @Override
    public void close() {
        closed = true;
    }
}
