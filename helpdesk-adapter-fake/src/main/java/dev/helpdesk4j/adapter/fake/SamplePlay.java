package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** One sample ticket's life, from the question to as far as it has come. */
final class SamplePlay {

    private final TicketCourse course = new TicketCourse();
    private final Person guest;
    private final Person agent;
    private final SampleTopic.Script script;
    private final Pace pace;
    private final Transcript transcript;

    SamplePlay(Ticket opened, Person guest, Person agent, SampleTopic.Script script, Pace pace, Transcript transcript) {
        course.goesOnWith(opened);
        this.guest = guest;
        this.agent = agent;
        this.script = script;
        this.pace = pace;
        this.transcript = transcript;
    }

    /** The ticket at this point of its life. */
    Ticket to(Ending ending, SplittableRandom random) {
        guestSays(script.question());
        course.botReplies(pace.next());
        transcript.said(Scene.BOT, script.botAnswer(), pace.now());
        if (ending == Ending.CREATED) {
            return course.ticket();
        }
        if (ending == Ending.CLOSED_BY_BOT) {
            course.botCloses(Scene.BOT, pace.next());
            judge(random, 80);
            return course.ticket();
        }
        course.botHandsOver(pace.next());
        if (ending == Ending.QUEUING) {
            return course.ticket();
        }
        course.enters(agent, pace.next());
        course.asksGuest(agent, pace.next());
        transcript.said(agent, script.agentQuestion(), pace.now());
        if (ending == Ending.AWAITING_GUEST) {
            return course.ticket();
        }
        guestSays(script.guestAnswer());
        if (ending == Ending.PROCESSING) {
            return course.ticket();
        }
        if (ending == Ending.PENDING || random.nextInt(6) == 0) {
            course.pends(agent, pace.next());
            if (ending == Ending.PENDING) {
                return course.ticket();
            }
            course.resumes(agent, pace.next());
        }
        course.replies(agent, pace.next());
        transcript.said(agent, script.solution(), pace.now());
        if (random.nextInt(3) > 0) {
            guestSays(script.thanks());
        }
        if (ending == Ending.CLOSED_BY_GUEST) {
            course.guestCloses(pace.next());
        } else {
            course.closes(agent, pace.next());
        }
        if (ending == Ending.CLOSED_DISSATISFIED) {
            course.isJudged(Resolution.UNRESOLVED, pace.now());
            course.isRated(Satisfaction.of(Score.DISSATISFIED, SampleDesk.TOO_SLOW), pace.next());
        } else {
            judge(random, 93);
        }
        return course.ticket();
    }

    private void guestSays(String text) {
        course.guestSays(pace.next());
        transcript.said(guest, text, pace.now());
    }

    private void judge(SplittableRandom random, int percentResolved) {
        var resolved = random.nextInt(100) < percentResolved;
        if (random.nextInt(10) > 0) {
            course.isJudged(resolved ? Resolution.RESOLVED : Resolution.UNRESOLVED, pace.now());
        }
        if (random.nextInt(100) < 45) {
            course.isRated(satisfaction(random, resolved), pace.next());
        }
    }

    private static Satisfaction satisfaction(SplittableRandom random, boolean resolved) {
        var drawn = random.nextInt(100);
        if (drawn < (resolved ? 6 : 60)) {
            return drawn % 3 == 0
                    ? Satisfaction.of(Score.DISSATISFIED)
                    : Satisfaction.of(
                            Score.DISSATISFIED, drawn % 3 == 1 ? SampleDesk.TOO_SLOW : SampleDesk.HARD_TO_UNDERSTAND);
        }
        return Satisfaction.of(drawn < (resolved ? 22 : 85) ? Score.NEUTRAL : Score.SATISFIED);
    }

    /** How far a ticket has come. */
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

    /** What is said, and when. */
    interface Transcript {
        void said(Person sender, String text, Instant at);
    }

    /** The times of the acts, one after another, all of them in the past. */
    static final class Pace {

        /** Up to how many seconds each act takes: people are slower than the bot, and waiting slower than writing. */
        private static final int[] LONGEST = {40, 3, 120, 900, 240, 1500, 3600, 20_000, 1800, 600, 900, 1200, 60};

        private final SplittableRandom random;
        private final double scale;
        private Instant now;
        private int act;

        Pace(SplittableRandom random, Instant start, Duration available) {
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
            now = now.plusMillis((long) (LONGEST[Math.min(act, LONGEST.length - 1)] * 1000L * share * scale));
            act++;
            return now;
        }

        Instant now() {
            return now;
        }
    }
}
