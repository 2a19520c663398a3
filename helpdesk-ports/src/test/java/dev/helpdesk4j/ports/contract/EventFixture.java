package dev.helpdesk4j.ports.contract;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.event.EventReceiver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A help desk with the id {@link #HELPDESK} in which people act, and the adapter under test, which receives its events. It starts
 * without tickets and without subscriptions, with a clock that stands still at {@link #START}.
 *
 * <p>The platform delivers an event again that the receiver does not acknowledge: 15 seconds, 5 minutes, 1 hour and 6 hours after
 * the delivery before, by that clock.
 */
public interface EventFixture extends HelpdeskFixture {

    HelpdeskId HELPDESK = HelpdeskId.of("6626871355780366330");

    Instant START = Instant.parse("2026-03-02T09:00:00.123Z");

    /** The name of the only agent. */
    String AGENT = "Mei";

    /** The message of {@link Act#AGENT_ASKS_GUEST}. */
    String QUESTION = "Since when?";

    /** Makes the adapter pass events to this receiver. Called once, before anybody acts. */
    void deliverTo(EventReceiver receiver);

    /** Lets a guest open a ticket through this channel. */
    TicketId opens(String guest, Channel channel);

    /** Lets the guest write in a ticket. */
    void guestWrites(TicketId ticket, String text);

    /** Lets the bot write in a ticket. */
    void botWrites(TicketId ticket, String text);

    /** Lets the agent write in a ticket. */
    void agentWrites(TicketId ticket, String text);

    /** Lets somebody act on a ticket. */
    void act(TicketId ticket, Act act);

    /** Returns the id of the guest or agent with this name. */
    UserId idOf(String name);

    /** Sets how events from now on are delivered the first time (default: {@link Transport#IN_ORDER}). */
    void transport(Transport transport);

    /** Returns the clock, which dates what people do. */
    Clock clock();

    /** Advances the clock. */
    void advance(Duration duration);

    /** Returns whether every delivery that is due by the clock has ended. */
    boolean isSettled();

    /** What somebody does with a ticket, other than writing. */
    enum Act {
        BOT_HANDS_OVER,
        BOT_CLOSES,
        AGENT_ENTERS,
        AGENT_ASKS_GUEST,
        AGENT_SETS_PENDING,
        AGENT_RESUMES,
        AGENT_TAGS,
        AGENT_COMMENTS,
        AGENT_MARKS_RESOLVED,
        AGENT_CLOSES,
        GUEST_CLOSES,
        GUEST_RATES
    }

    /** How events are delivered the first time. */
    enum Transport {

        /** At once, in the order in which they happened, each after the one before. */
        IN_ORDER,

        /** Like {@link #IN_ORDER}, but each twice. */
        TWICE,

        /** Within an hour, and out of order. */
        SHUFFLED,

        /** Not at all, and not again either. */
        LOST
    }
}
