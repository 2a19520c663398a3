package dev.helpdesk4j.ports.event;

import static dev.helpdesk4j.ports.event.TestEvents.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.ports.event.EventReceiver.Receipt;
import io.vavr.control.Either;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random deliveries, failures, crashes and slow handlers: an event that is delivered until it is acknowledged is handled, and
 * it is not handled again once that was confirmed. Without a safeguard some run breaks one of the two.
 */
class DeliveryPropertyTest {

    private static final int SEEDS = 500;
    private static final int EVENTS = 4;
    private static final int STEPS = 60;

    enum Mode {
        AFTER_HANDLING {
            @Override
            EventReceiver open(World world) {
                return new HandlingReceiver(world.deduplication());
            }
        },
        AFTER_QUEUEING {
            @Override
            EventReceiver open(World world) {
                return new QueueingReceiver(
                        world.deduplication(),
                        world.executor,
                        EVENTS - 1,
                        CloseTime.of(Duration.ZERO),
                        world.scheduler,
                        new Backoff(world.random::nextDouble),
                        EventListener.NONE);
            }
        },
        AFTER_STORING {
            @Override
            EventReceiver open(World world) {
                return new StoringReceiver(
                                world.inbox,
                                TestEvents::event,
                                world::handle,
                                EventListener.NONE,
                                2,
                                CloseTime.of(Duration.ZERO),
                                world.executor,
                                world.scheduler,
                                new Backoff(world.random::nextDouble))
                        .start();
            }
        };

        abstract EventReceiver open(World world);
    }

    /** One random run. The handler may fail, last longer than a claim, and receive another delivery of an event meanwhile. */
    private static final class World {

        final Random random;
        final TestClock clock = new TestClock();
        final ManualExecutor executor = new ManualExecutor();
        final ManualScheduler scheduler = new ManualScheduler(clock);
        final TestInbox inbox = new TestInbox(clock);
        final FailingSeenEvents failing;
        final Set<String> acknowledged = new HashSet<>();
        final Set<String> confirmed = new HashSet<>();
        final Map<String, Integer> handled = new HashMap<>();
        final List<String> mistakes = new ArrayList<>();
        final EventReceiver receiver;
        private int depth;
        private boolean calm;

        Predicate<Receipt> acknowledges = Receipt::isAcknowledged;

        World(Mode mode, int seed) {
            this(mode, seed, seen -> seen);
        }

        World(Mode mode, int seed, Function<SeenEvents, SeenEvents> seen) {
            random = new Random(seed);
            failing = new FailingSeenEvents(
                    confirming(seen.apply(new InMemorySeenEvents(EVENTS, clock, EventListener.NONE))));
            inbox.whenHandled = event -> confirmed.add(event.value());
            receiver = mode.open(this);
        }

        Deduplication deduplication() {
            return new Deduplication(this::handle, failing, EventListener.NONE);
        }

        /** Records what was confirmed. */
        private SeenEvents confirming(SeenEvents seen) {
            return new SeenEvents() {
                @Override
                public Either<NotClaimed, Claim> claim(EventId event) {
                    return seen.claim(event);
                }

                @Override
                public void confirm(Claim claim) {
                    seen.confirm(claim);
                    confirmed.add(claim.event().value());
                }

                @Override
                public void release(Claim claim) {
                    seen.release(claim);
                }
            };
        }

        private boolean chance(int percent) {
            return !calm && random.nextInt(100) < percent;
        }

        void handle(HelpdeskEvent event) throws IOException {
            var id = event.id().value();
            if (confirmed.contains(id)) {
                mistakes.add(id + " was handled again after it was confirmed");
            }
            depth++;
            if (depth < 4 && chance(30)) {
                step();
            }
            depth--;
            if (chance(30)) {
                throw new IOException("down");
            }
            handled.merge(id, 1, Integer::sum);
        }

        void step() {
            switch (random.nextInt(5)) {
                case 0 -> scheduler.advance(Duration.ofSeconds(random.nextInt(90)));
                case 1 -> {
                    if (executor.size() > 0) {
                        executor.runNext();
                    }
                }
                case 2 -> {
                    List.of("claim", "confirm", "release").forEach(method -> fails(failing.failing, method));
                    List.of("store", "take", "handled", "postpone").forEach(method -> fails(inbox.failing, method));
                }
                default -> deliver("event " + random.nextInt(EVENTS));
            }
        }

        private void fails(Set<String> methods, String method) {
            if (chance(25)) {
                methods.add(method);
            } else {
                methods.remove(method);
            }
        }

        private void deliver(String event) {
            if (acknowledges.test(receiver.receive(delivery(event)))) {
                acknowledged.add(event);
            }
        }

        /** Delivers what is not acknowledged until it is, without failures, and lets the time pass. */
        void settle() {
            calm = true;
            failing.failing.clear();
            inbox.failing.clear();
            for (var round = 0; round < 5; round++) {
                for (var event = 0; event < EVENTS; event++) {
                    if (!acknowledged.contains("event " + event)) {
                        deliver("event " + event);
                    }
                }
                for (var minute = 0; minute < 3; minute++) {
                    executor.runAll();
                    scheduler.advance(SeenEvents.CLAIM_TIME);
                }
                executor.runAll();
            }
            for (var event = 0; event < EVENTS; event++) {
                if (!handled.containsKey("event " + event)) {
                    mistakes.add("event " + event + " was not handled");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyEventIsHandledAndNoneAgainAfterItsConfirmation(Mode mode) {
        for (var seed = 0; seed < SEEDS; seed++) {
            assertThat(mistakes(new World(mode, seed))).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void withoutClaimsEventsAreHandledAgain() {
        assertFindsMistake("handled again", seed -> new World(Mode.AFTER_HANDLING, seed, ClaimingAlways::new));
    }

    /** If a delivery were acknowledged while another one is being handled, and that one failed, the event would be lost. */
    @Test
    void withoutRefusingDeliveriesDuringHandlingEventsAreLost() {
        assertFindsMistake("not handled", seed -> {
            var world = new World(Mode.AFTER_HANDLING, seed);
            world.acknowledges = receipt -> receipt.isAcknowledged() || receipt == Receipt.IN_PROGRESS;
            return world;
        });
    }

    private static void assertFindsMistake(String mistake, IntFunction<World> worlds) {
        assertThat(IntStream.range(0, SEEDS)
                        .mapToObj(worlds)
                        .flatMap(world -> mistakes(world).stream())
                        .anyMatch(found -> found.contains(mistake)))
                .isTrue();
    }

    private static List<String> mistakes(World world) {
        for (var step = 0; step < STEPS; step++) {
            world.step();
        }
        world.settle();
        return world.mistakes;
    }

    /** Returns a claim also if there is one. */
    private record ClaimingAlways(SeenEvents seen) implements SeenEvents {

        @Override
        public Either<NotClaimed, Claim> claim(EventId event) {
            return Either.right(seen.claim(event).getOrElse(new Claim(event, 0)));
        }

        @Override
        public void confirm(Claim claim) {
            seen.confirm(claim);
        }

        @Override
        public void release(Claim claim) {
            seen.release(claim);
        }
    }
}
