package dev.helpdesk4j.adapter.fake.control;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.TicketStory;
import dev.helpdesk4j.adapter.fake.emulator.FaultProxy;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The emulator under control, with its fake help desk and, if there are any, its fault proxy and movable clock. */
final class ControlledEmulator {

    /** The rule for instants, as errors state it. */
    static final String INSTANTS = "an instant from 1970 to 9999 such as 2026-03-02T09:00:00Z";

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final FakeHelpdesk fake;
    private final HelpdeskEmulator emulator;
    private final Option<FaultProxy> proxy;
    private final Option<MovableClock> clock;
    private final Map<TicketId, TicketStory> stories = new ConcurrentHashMap<>();
    private final AtomicLong messages = new AtomicLong(7_500_000_000_000_000_000L);

    ControlledEmulator(
            FakeHelpdesk fake, HelpdeskEmulator emulator, Option<FaultProxy> proxy, Option<MovableClock> clock) {
        this.fake = fake;
        this.emulator = emulator;
        this.proxy = proxy;
        this.clock = clock;
    }

    /** Returns whether the instant is one of {@link #INSTANTS}. */
    static boolean allows(Instant instant) {
        return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
    }

    FakeHelpdesk fake() {
        return fake;
    }

    HelpdeskEmulator emulator() {
        return emulator;
    }

    FaultProxy proxy() {
        return proxy.getOrElseThrow(
                () -> ControlRefusal.conflict("a fault proxy must be there for faults of the network, got none"));
    }

    MovableClock clock() {
        return clock.getOrElseThrow(() -> ControlRefusal.conflict("a clock that can be moved must be there, got none"));
    }

    /** Returns the story of this ticket: always the same one, as a story adds up how long its ticket is pending. */
    TicketStory story(TicketId ticket) {
        return stories.computeIfAbsent(ticket, id -> fake.story(id).getOrElseThrow(() -> missing(id)));
    }

    /** Keeps the story of a new ticket and returns the ticket's id. */
    TicketId begin(TicketStory story) {
        stories.put(story.id(), story);
        return story.id();
    }

    static ControlRefusal missing(TicketId ticket) {
        return ControlRefusal.missing("ticket_id must be that of a ticket, got " + ticket.value());
    }

    MessageId newMessageId() {
        return MessageId.of(Long.toString(messages.incrementAndGet()));
    }
}
