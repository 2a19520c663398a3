package dev.helpdesk4j.ports.event;

import dev.helpdesk4j.domain.event.EventId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The handled events of one process, in memory: an event is handled again if it is delivered again after a restart. Processes
 * that share an app need a shared implementation.
 *
 * <p>It remembers confirmed events for {@link SeenEvents#MEMORY}, and {@link #MAX_EVENTS} at most unless set otherwise: then
 * the oldest is forgotten first, which {@link EventListener#forgotten} reports. Each event takes about 165 bytes, so that
 * 100,000 take 16 MB.
 */
public final class InMemorySeenEvents implements SeenEvents {

    /** The default maximum of confirmed events: 100,000. */
    public static final int MAX_EVENTS = 100_000;

    private final int maxEvents;
    private final Clock clock;
    private final EventListener listener;
    private final ReentrantLock lock = new ReentrantLock();

    /** The claims that have not expired, the oldest first. */
    private final Map<EventId, HeldClaim> claims = new LinkedHashMap<>();

    /** When each event was confirmed, the oldest first. */
    private final Map<EventId, Instant> confirmed = new LinkedHashMap<>();

    private long lastNumber;

    private record HeldClaim(long number, Instant claimedAt) {}

    /** Creates an empty one with the system clock, for {@link #MAX_EVENTS}. */
    public InMemorySeenEvents() {
        this(MAX_EVENTS, Clock.systemUTC(), EventListener.NONE);
    }

    /**
     * Creates an empty one.
     *
     * @param maxEvents the maximum of confirmed events, and of claims at the same time; 1 or more
     * @param clock determines when claims expire and events are forgotten
     * @param listener is called with events that are forgotten early
     */
    public InMemorySeenEvents(int maxEvents, Clock clock, EventListener listener) {
        if (maxEvents < 1) {
            throw new IllegalArgumentException("max events must be 1 or more, got " + maxEvents);
        }
        this.maxEvents = maxEvents;
        this.clock = Objects.requireNonNull(clock);
        this.listener = new IgnoringExceptions(listener);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if there are too many claims that have not expired
     */
    @Override
    public Either<NotClaimed, Claim> claim(EventId event) {
        Objects.requireNonNull(event);
        lock.lock();
        try {
            var now = clock.instant();
            removeOutdated(now);
            if (confirmed.containsKey(event)) {
                return Either.left(NotClaimed.HANDLED);
            }
            if (claims.containsKey(event)) {
                return Either.left(NotClaimed.IN_PROGRESS);
            }
            if (claims.size() >= maxEvents) {
                throw new IllegalStateException("claims must be " + maxEvents + " at most at the same time");
            }
            var claim = new Claim(event, ++lastNumber);
            claims.put(event, new HeldClaim(claim.number(), now));
            return Either.right(claim);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void confirm(Claim claim) {
        remember(claim).forEach(listener::forgotten);
    }

    /** Returns the event that is forgotten instead, if it was to be remembered longer. */
    private Option<EventId> remember(Claim claim) {
        lock.lock();
        try {
            var now = clock.instant();
            removeOutdated(now);
            claims.remove(claim.event());
            confirmed.remove(claim.event());
            confirmed.put(claim.event(), now);
            if (confirmed.size() <= maxEvents) {
                return Option.none();
            }
            var oldest = confirmed.keySet().iterator();
            var forgotten = oldest.next();
            oldest.remove();
            return Option.some(forgotten);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void release(Claim claim) {
        lock.lock();
        try {
            var held = claims.get(claim.event());
            if (held != null && held.number() == claim.number()) {
                claims.remove(claim.event());
            }
        } finally {
            lock.unlock();
        }
    }

    private void removeOutdated(Instant now) {
        removeFirst(claims, held -> !now.isBefore(held.claimedAt().plus(CLAIM_TIME)));
        removeFirst(confirmed, at -> !now.isBefore(at.plus(MEMORY)));
    }

    /** Removes values from the beginning while they are outdated: each is removed once, so that a call takes constant time. */
    private static <V> void removeFirst(Map<EventId, V> oldestFirst, Predicate<V> outdated) {
        var values = oldestFirst.values().iterator();
        while (values.hasNext() && outdated.test(values.next())) {
            values.remove();
        }
    }
}
