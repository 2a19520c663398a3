package dev.helpdesk4j.ports.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.ports.event.SeenEvents.Claim;
import dev.helpdesk4j.ports.event.SeenEvents.NotClaimed;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InMemorySeenEventsTest {

    private static final Duration TICK = Duration.ofNanos(1);

    private final TestClock clock = new TestClock();
    private final RecordingListener listener = new RecordingListener();
    private final SeenEvents seen = new InMemorySeenEvents(3, clock, listener);

    private Claim claim(String event) {
        return seen.claim(EventId.of(event)).get();
    }

    private void handle(String event) {
        seen.confirm(claim(event));
    }

    private NotClaimed notClaimed(String event) {
        return seen.claim(EventId.of(event)).getLeft();
    }

    @Test
    void anEventIsClaimedOnceAtATime() {
        var claim = claim("a");

        assertThat(claim.event()).isEqualTo(EventId.of("a"));
        assertThat(notClaimed("a")).isEqualTo(NotClaimed.IN_PROGRESS);
        assertThat(claim("b").event()).isEqualTo(EventId.of("b"));
    }

    @Test
    void aConfirmedEventHasBeenHandled() {
        handle("a");

        assertThat(notClaimed("a")).isEqualTo(NotClaimed.HANDLED);
    }

    @Test
    void aReleasedEventCanBeClaimedAgain() {
        seen.release(claim("a"));

        assertThat(claim("a").event()).isEqualTo(EventId.of("a"));
    }

    @Test
    void aClaimExpiresAfterAMinute() {
        var first = claim("a");
        clock.advance(SeenEvents.CLAIM_TIME.minus(TICK));
        assertThat(notClaimed("a")).isEqualTo(NotClaimed.IN_PROGRESS);

        clock.advance(TICK);

        assertThat(claim("a").number()).isNotEqualTo(first.number());
    }

    @Test
    void anExpiredClaimDoesNotReleaseTheNextOne() {
        var expired = claim("a");
        clock.advance(SeenEvents.CLAIM_TIME);
        claim("a");

        seen.release(expired);

        assertThat(notClaimed("a")).isEqualTo(NotClaimed.IN_PROGRESS);
    }

    @Test
    void anExpiredClaimStillConfirms() {
        var expired = claim("a");
        clock.advance(SeenEvents.CLAIM_TIME);
        var next = claim("a");

        seen.confirm(expired);
        seen.release(next);

        assertThat(notClaimed("a")).isEqualTo(NotClaimed.HANDLED);
    }

    @Test
    void releasingAConfirmedClaimDoesNothing() {
        var claim = claim("a");
        seen.confirm(claim);

        seen.release(claim);

        assertThat(notClaimed("a")).isEqualTo(NotClaimed.HANDLED);
    }

    @Test
    void confirmedEventsAreRememberedForTwelveHours() {
        handle("a");
        clock.advance(SeenEvents.MEMORY.minus(TICK));
        assertThat(notClaimed("a")).isEqualTo(NotClaimed.HANDLED);

        clock.advance(TICK);

        assertThat(claim("a").event()).isEqualTo(EventId.of("a"));
        assertThat(listener.calls).isEmpty();
    }

    @Test
    void theOldestEventIsForgottenFirstAndReported() {
        handle("a");
        handle("b");
        handle("c");
        assertThat(listener.calls).isEmpty();

        handle("d");

        assertThat(listener.calls).containsExactly("forgotten a");
        assertThat(claim("a").event()).isEqualTo(EventId.of("a"));
        assertThat(notClaimed("b")).isEqualTo(NotClaimed.HANDLED);
        assertThat(notClaimed("d")).isEqualTo(NotClaimed.HANDLED);
    }

    @Test
    void anEventConfirmedTwiceIsTheYoungest() {
        var first = claim("a");
        clock.advance(SeenEvents.CLAIM_TIME);
        var second = claim("a");
        seen.confirm(first);
        handle("b");
        seen.confirm(second);
        handle("c");

        handle("d");

        assertThat(listener.calls).containsExactly("forgotten b");
        assertThat(notClaimed("a")).isEqualTo(NotClaimed.HANDLED);
    }

    @Test
    void anOutdatedEventMakesRoomWithoutAReport() {
        handle("a");
        clock.advance(SeenEvents.MEMORY.minus(TICK));
        handle("b");
        handle("c");
        var last = claim("d");
        clock.advance(TICK);

        seen.confirm(last);

        assertThat(listener.calls).isEmpty();
        assertThat(notClaimed("b")).isEqualTo(NotClaimed.HANDLED);
    }

    @Test
    void tooManyClaimsAreRefused() {
        claim("a");
        claim("b");
        claim("c");

        assertThatIllegalStateException()
                .isThrownBy(() -> claim("d"))
                .withMessage("claims must be 3 at most at the same time");
        assertThat(notClaimed("a")).isEqualTo(NotClaimed.IN_PROGRESS);
    }

    @Test
    void endedClaimsMakeRoom() {
        seen.release(claim("a"));
        handle("b");
        claim("c");
        clock.advance(SeenEvents.CLAIM_TIME);

        assertThat(claim("d").number()).isLessThan(claim("e").number());
        assertThat(claim("f").event()).isEqualTo(EventId.of("f"));
    }

    @Test
    void aListenerThatThrowsIsIgnored() {
        var throwing = new EventListener() {
            @Override
            public void forgotten(EventId event) {
                throw new IllegalStateException("listener");
            }
        };
        var small = new InMemorySeenEvents(1, clock, throwing);
        small.confirm(small.claim(EventId.of("a")).get());

        small.confirm(small.claim(EventId.of("b")).get());

        assertThat(small.claim(EventId.of("b")).getLeft()).isEqualTo(NotClaimed.HANDLED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void atLeastOneEventIsRemembered(int maxEvents) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InMemorySeenEvents(maxEvents, Clock.systemUTC(), EventListener.NONE))
                .withMessage("max events must be 1 or more, got " + maxEvents);
    }

    @Test
    void aHundredThousandEventsAreRememberedByDefault() {
        var events = new InMemorySeenEvents();
        for (var number = 0; number <= InMemorySeenEvents.MAX_EVENTS; number++) {
            events.confirm(new Claim(EventId.of("event " + number), number));
        }

        assertThat(InMemorySeenEvents.MAX_EVENTS).isEqualTo(100_000);
        assertThat(events.claim(EventId.of("event 0")).isRight()).isTrue();
        assertThat(events.claim(EventId.of("event 1")).getLeft()).isEqualTo(NotClaimed.HANDLED);
    }

    @Test
    void ofManyThreadsOneGetsTheClaim() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (var round = 0; round < 200; round++) {
                var event = EventId.of("event " + round);
                var events = new InMemorySeenEvents();
                var start = new CountDownLatch(1);
                Callable<Boolean> task = () -> {
                    Latches.await(start);
                    return events.claim(event).isRight();
                };
                var claimed = new ArrayList<Future<Boolean>>();
                for (var thread = 0; thread < 8; thread++) {
                    claimed.add(threads.submit(task));
                }
                start.countDown();

                var winners = 0;
                for (var each : claimed) {
                    winners += each.get(20, TimeUnit.SECONDS) ? 1 : 0;
                }
                assertThat(winners).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
