package dev.helpdesk4j.adapter.fake;

import org.jspecify.annotations.Nullable;

/** The failures of a run of deliveries, thrown when all of it is done: the first one, with the others suppressed. */
final class DeliveryFailures {

    private @Nullable Throwable first;

    void add(Error failure) {
        addAny(failure);
    }

    void add(IllegalStateException failure) {
        addAny(failure);
    }

    private void addAny(Throwable failure) {
        if (first == null) {
            first = failure;
        } else if (first != failure) {
            first.addSuppressed(failure);
        }
    }

    void rethrow() {
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof IllegalStateException failure) {
            throw failure;
        }
    }
}
