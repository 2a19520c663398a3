package dev.helpdesk4j.ports.event;

import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.ports.event.EventReceiver.Receipt;
import dev.helpdesk4j.ports.event.SeenEvents.Claim;
import dev.helpdesk4j.ports.event.SeenEvents.NotClaimed;
import java.util.Objects;

/** Calls the handler for an event that is claimed meanwhile, and confirmed or released afterwards. */
final class Deduplication {

    private final EventHandler handler;
    private final SeenEvents seen;
    private final EventListener listener;

    Deduplication(EventHandler handler, SeenEvents seen, EventListener listener) {
        this.handler = Objects.requireNonNull(handler);
        this.seen = Objects.requireNonNull(seen);
        this.listener = listener;
    }

    /**
     * Handles an event once. An {@link Error} is thrown after the claim has been released.
     *
     * @return {@code HANDLED}, {@code DUPLICATE}, {@code IN_PROGRESS} or {@code FAILED}
     */
    Receipt handle(HelpdeskEvent event, int attempt) {
        try {
            var claim = seen.claim(event.id());
            if (claim.isLeft()) {
                return claim.getLeft() == NotClaimed.HANDLED ? Receipt.DUPLICATE : Receipt.IN_PROGRESS;
            }
            return handle(event, claim.get(), attempt);
        } catch (Exception storeFailed) {
            listener.storeFailed(storeFailed);
            return Receipt.FAILED;
        }
    }

    private Receipt handle(HelpdeskEvent event, Claim claim, int attempt) {
        try {
            handler.handle(event);
        } catch (Exception thrown) {
            failed(claim, attempt, thrown);
            return Receipt.FAILED;
        } catch (Error thrown) {
            failed(claim, attempt, thrown);
            throw thrown;
        }
        seen.confirm(claim);
        return Receipt.HANDLED;
    }

    private void failed(Claim claim, int attempt, Throwable thrown) {
        try {
            seen.release(claim);
        } catch (Exception storeFailed) {
            listener.storeFailed(storeFailed);
        } finally {
            if (thrown instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
        listener.handlerFailed(claim.event(), attempt, thrown);
    }
}
