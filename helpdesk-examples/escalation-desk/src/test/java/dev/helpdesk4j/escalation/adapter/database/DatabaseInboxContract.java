package dev.helpdesk4j.escalation.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.ports.event.EventInbox;
import dev.helpdesk4j.ports.event.EventInbox.StoredEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What {@link EventInbox} promises, of an inbox in a database. */
abstract class DatabaseInboxContract {

    private static final AtomicInteger HELPDESKS = new AtomicInteger();
    private static final EventId EVENT = EventId.of("5e3702a84e847582be8db7fb73283c02");
    private static final String JSON = "{\"schema\":\"2.0\"}";

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-02T09:00:00.1234567Z"));
    private final HelpdeskId helpdesk = HelpdeskId.of("inbox-" + HELPDESKS.incrementAndGet());

    /** Returns an inbox in the same database, as another instance of the desk has it. */
    abstract DatabaseInbox inbox(HelpdeskId helpdesk, Clock clock);

    private DatabaseInbox inbox() {
        return inbox(helpdesk, clock);
    }

    @Test
    void aStoredEventIsTakenAtOnce() {
        var inbox = inbox();

        assertThat(inbox.store(EVENT, JSON)).isTrue();

        assertThat(inbox.take()).contains(new StoredEvent(EVENT, JSON, 1));
        assertThat(inbox.take()).isEmpty();
        assertThat(inbox.depth()).isEqualTo(1);
    }

    @Test
    void aDuplicateIsNotStoredAgain() {
        var inbox = inbox();
        inbox.store(EVENT, JSON);

        assertThat(inbox.store(EVENT, JSON)).isFalse();
        inbox.take();
        assertThat(inbox.store(EVENT, JSON)).isFalse();
        inbox.handled(EVENT);
        clock.advance(Duration.ofHours(12).minusMillis(1));
        assertThat(inbox.store(EVENT, JSON)).isFalse();

        assertThat(inbox.take()).isEmpty();
        assertThat(inbox.depth()).isZero();
    }

    @Test
    void aHandledEventIsForgottenAfterTwelveHours() {
        var inbox = inbox();
        inbox.store(EVENT, JSON);
        inbox.take();
        inbox.handled(EVENT);

        clock.advance(Duration.ofHours(12));

        assertThat(inbox.store(EVENT, JSON)).isTrue();
        assertThat(inbox.take()).contains(new StoredEvent(EVENT, JSON, 1));
    }

    @Test
    void anEventThatWasNotHandledIsNeverForgotten() {
        var inbox = inbox();
        inbox.store(EVENT, JSON);

        clock.advance(Duration.ofDays(30));

        assertThat(inbox.store(EVENT, "{}")).isFalse();
        assertThat(inbox.take()).contains(new StoredEvent(EVENT, JSON, 1));
    }

    @Test
    void aTakenEventIsDueAgainAfterAMinute() {
        var inbox = inbox();
        inbox.store(EVENT, JSON);
        inbox.take();

        clock.advance(Duration.ofMinutes(1).minusMillis(1));
        assertThat(inbox.take()).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(inbox.take()).contains(new StoredEvent(EVENT, JSON, 2));
    }

    @Test
    void aPostponedEventIsDueAtItsTime() {
        var inbox = inbox();
        inbox.store(EVENT, JSON);
        inbox.take();

        inbox.postpone(EVENT, Duration.ofSeconds(5));

        clock.advance(Duration.ofSeconds(5).minusMillis(1));
        assertThat(inbox.take()).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(inbox.take()).contains(new StoredEvent(EVENT, JSON, 2));
    }

    /** Its handler took longer than its claim: another one has handled the event meanwhile. */
    @Test
    void aHandledEventCannotBePostponed() {
        var inbox = inbox();
        inbox.store(EVENT, JSON);
        inbox.take();
        inbox.handled(EVENT);

        inbox.postpone(EVENT, Duration.ZERO);

        assertThat(inbox.take()).isEmpty();
    }

    @Test
    void theOldestEventIsTakenFirst() {
        var inbox = inbox();
        for (var id : new String[] {"3", "1", "2"}) {
            inbox.store(EventId.of(id), JSON);
            clock.advance(Duration.ofMillis(1));
        }

        assertThat(inbox.take().get().event().value()).isEqualTo("3");
        assertThat(inbox.take().get().event().value()).isEqualTo("1");
        assertThat(inbox.take().get().event().value()).isEqualTo("2");
    }

    @Test
    void aLargeEventIsStoredAsItIs() {
        var inbox = inbox();
        var json = "{\"text\":\"" + "很长'); DROP TABLE event; --🤷\\u0000".repeat(20_000) + "\"}";

        inbox.store(EVENT, json);

        assertThat(inbox.take().get().json()).isEqualTo(json);
    }

    @Test
    void inboxesOfHelpDesksAreSeparate() {
        inbox().store(EVENT, JSON);
        var other = inbox(HelpdeskId.of(helpdesk.value() + "-other"), clock);

        assertThat(other.take()).isEmpty();
        assertThat(other.store(EVENT, JSON)).isTrue();
        other.handled(EVENT);
        assertThat(inbox().take()).isNotEmpty();
    }

    @Test
    void eachEventIsTakenByOneOfManyInstances() throws Exception {
        var events = 100;
        for (var number = 0; number < events; number++) {
            inbox().store(EventId.of("event-" + number), JSON);
        }
        var taken = new ArrayList<String>();
        Callable<ArrayList<String>> takeAll = () -> {
            var inbox = inbox();
            var own = new ArrayList<String>();
            for (var event = inbox.take(); event.isDefined(); event = inbox.take()) {
                own.add(event.get().event().value());
            }
            return own;
        };
        var threads = Executors.newFixedThreadPool(4);
        try {
            for (var own : threads.invokeAll(Collections.nCopies(4, takeAll))) {
                taken.addAll(own.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(taken).hasSize(events).doesNotHaveDuplicates();
    }

    @Test
    void eachEventIsStoredByOneOfManyInstances() throws Exception {
        Callable<Boolean> store = () -> inbox().store(EVENT, JSON);
        var threads = Executors.newFixedThreadPool(8);
        var stored = 0;
        try {
            for (var result : threads.invokeAll(Collections.nCopies(8, store))) {
                stored += result.get() ? 1 : 0;
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(stored).isEqualTo(1);
    }
}
