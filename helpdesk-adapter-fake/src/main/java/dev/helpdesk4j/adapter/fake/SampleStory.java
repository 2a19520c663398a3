package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Ticket;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import java.util.SplittableRandom;

/** The actions on one sample ticket, from the guest's question to the ticket's present state. */
final class SampleStory {

    private static final LocalizedText UNCLEAR_ANSWER = LocalizedText.of(Locale.SIMPLIFIED_CHINESE, "答案看不懂")
            .and(Locale.US, "I don't understand")
            .and(Locale.JAPAN, "回答が複雑すぎる");
    private static final LocalizedText SLOW_ANSWER = LocalizedText.of(Locale.SIMPLIFIED_CHINESE, "响应太慢")
            .and(Locale.US, "The response took too long")
            .and(Locale.JAPAN, "対応が遅い");

    private static final Satisfaction SATISFIED = Satisfaction.of(Score.SATISFIED);
    private static final Satisfaction NEUTRAL = Satisfaction.of(Score.NEUTRAL);
    private static final Satisfaction SLOW = Satisfaction.of(Score.DISSATISFIED, SLOW_ANSWER);
    private static final Vector<Satisfaction> DISSATISFIED = Vector.of(
            Satisfaction.of(Score.DISSATISFIED),
            SLOW,
            Satisfaction.of(Score.DISSATISFIED, UNCLEAR_ANSWER),
            Satisfaction.of(Score.DISSATISFIED, SLOW_ANSWER, UNCLEAR_ANSWER));

    private final TicketLifecycle lifecycle;
    private final SamplePeople.Guest guest;
    private final Person agent;
    private final Person colleague;
    private final Iterator<Comment> comments;
    private final SampleTopic.Script script;
    private final Timing timing;
    private final Transcript transcript;

    /**
     * @param agent the agent who is responsible for the ticket
     * @param colleague an agent who may enter later
     * @param comments the comments that the agents write, without their times
     */
    SampleStory(
            Ticket opened,
            SamplePeople.Guest guest,
            Person agent,
            Person colleague,
            Iterable<Comment> comments,
            SampleTopic.Script script,
            Timing timing,
            Transcript transcript) {
        this.lifecycle = new TicketLifecycle(opened);
        this.guest = guest;
        this.agent = agent;
        this.colleague = colleague;
        this.comments = comments.iterator();
        this.script = script;
        this.timing = timing;
        this.transcript = transcript;
    }

    /** Lets the people act until the ticket has this ending, and returns the ticket. */
    Ticket to(Ending ending, SplittableRandom random) {
        guestSays(script.question());
        lifecycle.botReplies(timing.next());
        says(StoryContext.BOT, script.botAnswer());
        if (ending == Ending.CREATED) {
            return lifecycle.ticket();
        }
        if (ending == Ending.CLOSED_BY_BOT) {
            lifecycle.botCloses(StoryContext.BOT, timing.next());
            markAndRate(random, 80);
            return lifecycle.ticket();
        }
        lifecycle.botHandsOver(timing.next());
        if (ending == Ending.QUEUING) {
            return lifecycle.ticket();
        }
        lifecycle.enters(agent, timing.next());
        lifecycle.asksGuest(agent, timing.next());
        says(agent, script.agentQuestion());
        agentComments();
        if (ending == Ending.AWAITING_GUEST) {
            return lifecycle.ticket();
        }
        guestSays(script.guestAnswer());
        agentComments();
        if (ending == Ending.PROCESSING) {
            return lifecycle.ticket();
        }
        if (ending == Ending.PENDING || random.nextInt(6) == 0) {
            lifecycle.pends(agent, timing.next());
            if (ending == Ending.PENDING) {
                return lifecycle.ticket();
            }
            lifecycle.resumes(agent, timing.next());
        }
        var helped = random.nextInt(12) == 0;
        var last = helped ? colleague : agent;
        if (helped) {
            lifecycle.enters(colleague, timing.next());
        }
        lifecycle.replies(last, timing.next());
        says(last, script.solution());
        agentComments();
        if (random.nextInt(3) > 0) {
            guestSays(script.thanks());
        }
        if (ending == Ending.CLOSED_BY_GUEST) {
            lifecycle.guestCloses(timing.next());
        } else {
            lifecycle.closes(last, timing.next());
        }
        if (ending == Ending.CLOSED_DISSATISFIED) {
            lifecycle.isMarked(Resolution.UNRESOLVED, timing.now());
            lifecycle.isRated(SLOW, timing.next());
        } else {
            markAndRate(random, 93);
        }
        return lifecycle.ticket();
    }

    private void guestSays(String text) {
        lifecycle.guestSays(timing.next());
        says(guest.person(), text);
    }

    private void says(Person sender, String text) {
        transcript.said(guest, sender, text, timing.now());
    }

    private void agentComments() {
        if (comments.hasNext()) {
            lifecycle.isCommented(comments.next().withCreatedAt(timing.now()), timing.now());
        }
    }

    private void markAndRate(SplittableRandom random, int percentResolved) {
        var resolved = random.nextInt(100) < percentResolved;
        if (random.nextInt(10) > 0) {
            lifecycle.isMarked(resolved ? Resolution.RESOLVED : Resolution.UNRESOLVED, timing.now());
        }
        if (random.nextInt(100) < 45) {
            lifecycle.isRated(satisfaction(random, resolved), timing.next());
        }
    }

    private static Satisfaction satisfaction(SplittableRandom random, boolean resolved) {
        var drawn = random.nextInt(100);
        if (drawn < (resolved ? 6 : 60)) {
            return DISSATISFIED.get(drawn % DISSATISFIED.size());
        }
        return drawn < (resolved ? 22 : 85) ? NEUTRAL : SATISFIED;
    }

    /** The state in which a sample ticket ends. */
    enum Ending {
        CREATED,
        QUEUING,
        PROCESSING,
        AWAITING_GUEST,
        PENDING,
        CLOSED_BY_BOT,
        CLOSED_BY_AGENT,
        CLOSED_BY_GUEST,
        CLOSED_DISSATISFIED;

        private static final Ending[] OPEN = {CREATED, QUEUING, PROCESSING, PROCESSING, AWAITING_GUEST, PENDING};

        static Ending of(SplittableRandom random, boolean recent) {
            var drawn = random.nextInt(100);
            if ((recent && drawn < 65) || (drawn == 0 && random.nextInt(4) == 0)) {
                return OPEN[random.nextInt(OPEN.length)];
            }
            if (drawn % 5 == 0) {
                return CLOSED_BY_BOT;
            }
            return drawn % 7 == 0 ? CLOSED_BY_GUEST : CLOSED_BY_AGENT;
        }
    }

    /** Receives each message of a story, with its time. */
    interface Transcript {
        void said(SamplePeople.Guest guest, Person sender, String text, Instant at);
    }

    /** The times of the actions, one after another, all of them in the past. */
    static final class Timing {

        /** The maximum number of seconds before each action: people take longer than the bot, waiting longer than writing. */
        private static final int[] LONGEST = {40, 3, 120, 900, 240, 1500, 3600, 20_000, 1800, 600, 900, 1200, 60};

        private final SplittableRandom random;
        private final double scale;
        private Instant now;
        private int action;

        Timing(SplittableRandom random, Instant start, Duration available) {
            this.random = random;
            this.now = start;
            var longest = 0L;
            for (var seconds : LONGEST) {
                longest += seconds;
            }
            this.scale = Math.min(1, 0.95 * available.toMillis() / (longest * 1000.0));
        }

        Instant next() {
            var share = 0.1 + 0.9 * random.nextDouble();
            now = now.plusMillis((long) (LONGEST[Math.min(action, LONGEST.length - 1)] * 1000L * share * scale));
            action++;
            return now;
        }

        Instant now() {
            return now;
        }
    }
}
