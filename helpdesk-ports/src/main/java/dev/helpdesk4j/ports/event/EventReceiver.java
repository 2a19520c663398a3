package dev.helpdesk4j.ports.event;

/**
 * Receives deliveries from an adapter and returns whether they are acknowledged. Safe from any number of threads. It never
 * throws an exception for a delivery.
 */
public interface EventReceiver extends AutoCloseable {

    /** Receives a delivery. */
    Receipt receive(EventDelivery delivery);

    /** Receives no further deliveries, and ends within a bounded time. */
    @Override
    void close();

    /** The result of a delivery. A minor release may add more. */
    enum Receipt {

        /** The event has been handled. */
        HANDLED(true),

        /** The event is in the queue; it is lost if the process ends before it is handled. */
        QUEUED(true),

        /** The event has been stored durably. */
        STORED(true),

        /** The event was handled, queued or stored before. */
        DUPLICATE(true),

        /** An earlier delivery of the event is being handled. */
        IN_PROGRESS(false),

        /** Handling or storing failed. */
        FAILED(false),

        /** The queue is full. */
        FULL(false),

        /** The receiver is closed. */
        CLOSED(false);

        private final boolean acknowledged;

        Receipt(boolean acknowledged) {
            this.acknowledged = acknowledged;
        }

        /** Returns whether the delivery is acknowledged. The platform delivers an event again if it is not. */
        public boolean isAcknowledged() {
            return acknowledged;
        }
    }
}
