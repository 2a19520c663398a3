package dev.helpdesk4j.ports.event;

import dev.helpdesk4j.domain.event.EventId;
import io.vavr.control.Either;
import java.util.HashSet;
import java.util.Set;

/** Fails in the methods that the test has set, before they have an effect. */
final class FailingSeenEvents implements SeenEvents {

    final Set<String> failing = new HashSet<>();
    private final SeenEvents seen;

    FailingSeenEvents(SeenEvents seen) {
        this.seen = seen;
    }

    @Override
    public Either<NotClaimed, Claim> claim(EventId event) {
        failIfSet("claim");
        return seen.claim(event);
    }

    @Override
    public void confirm(Claim claim) {
        failIfSet("confirm");
        seen.confirm(claim);
    }

    @Override
    public void release(Claim claim) {
        failIfSet("release");
        seen.release(claim);
    }

    private void failIfSet(String method) {
        if (failing.contains(method)) {
            throw new IllegalStateException(method + " failed");
        }
    }
}
