package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.adapter.retrofit.common.Time;
import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.history.TicketHistory;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/**
 * A walk under the documented limits, which an emulator enforces: 50 calls a second and 1000 a minute. App and emulator share a
 * simulated clock, which each wait advances, and each call by its latency.
 */
public final class LimitedWalk {

    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration LATENCY = Duration.ofMillis(15);

    /** The beginning of the emulator's windows, relative to the walk's. */
    private static final Duration WINDOW_PHASE = Duration.ofMillis(12_345);

    /**
     * The outcome.
     *
     * @param seconds the simulated time
     */
    public record Outcome(int tickets, int calls, int rejections, double seconds) {

        /** Returns how long these calls take at least, if no interval of a second or a minute has too many of them. */
        public double shortestSeconds() {
            return (calls - 1) / 1000 * 60 + (calls - 1) % 1000 / 50;
        }
    }

    private LimitedWalk() {}

    public static Outcome walk(int tickets) {
        var fake = FakeHelpdesk.empty();
        for (var number = 0; number < tickets; number++) {
            fake.put(ticket(number));
        }
        var time = new SimulatedTime();
        var calls = new AtomicInteger();
        var rejections = new AtomicInteger();
        var walked = new AtomicInteger();
        try (var emulator = HelpdeskEmulator.builder(fake)
                        .clock(time.clock())
                        .rateLimits(true)
                        .windowPhase(WINDOW_PHASE)
                        .start();
                var app = FeishuApp.builder(emulator.appId(), emulator.appSecret())
                        .baseUrl(emulator.baseUrl())
                        .time(time)
                        .listener(attempt -> {
                            time.advance(LATENCY.toNanos());
                            calls.incrementAndGet();
                            if (attempt.failure().isDefined()) {
                                rejections.incrementAndGet();
                            }
                        })
                        .build()) {
            var helpdesk = app.helpdesk(emulator.helpdeskId(), emulator.helpdeskToken())
                    .within(Duration.ofHours(1));
            // The access token is fetched on another thread, which no simulated wait waits for.
            helpdesk.tickets().find(TicketId.of("1")).getOrElseThrow(HelpdeskFailure::toException);
            calls.set(0);
            time.advanceOnWait();
            var range = TimeRange.between(FIRST, FIRST.plus(Duration.ofMinutes(tickets - 1)));
            var start = time.nanoTime();
            try (var walk = TicketHistory.of(helpdesk).created(range)) {
                walk.forEachBatch(batch -> walked.addAndGet(batch.size()))
                        .getOrElseThrow(stopped -> new IllegalStateException(stopped.summary()));
            }
            return new Outcome(walked.get(), calls.get(), rejections.get(), (time.nanoTime() - start) / 1e9);
        }
    }

    private static Ticket ticket(int number) {
        var created = Option.some(FIRST.plus(Duration.ofMinutes(number)));
        return Ticket.builder(TicketId.of(Integer.toString(1 + number)))
                .timeline(new Timeline(created, created, Option.none(), Option.none(), Option.none(), Option.none()))
                .build();
    }

    private static final class SimulatedTime implements Time {

        private final AtomicLong now = new AtomicLong();
        private volatile boolean advancesOnWait;

        void advance(long nanos) {
            now.addAndGet(nanos);
        }

        @Override
        public long nanoTime() {
            return now.get();
        }

        void advanceOnWait() {
            advancesOnWait = true;
        }

        @Override
        public void await(Condition signal, long nanos) throws InterruptedException {
            if (advancesOnWait) {
                advance(nanos);
            } else {
                var unused = signal.await(nanos, TimeUnit.NANOSECONDS);
            }
        }

        Clock clock() {
            return new Clock() {
                @Override
                public Instant instant() {
                    return FIRST.plusNanos(now.get());
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }
}
