package dev.helpdesk4j.adapter.fake.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.ServiceAssumption;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.ServiceTimes;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * With any loss, repetition, delay and order of events, and crashes between any two steps, the mirror equals the help desk after
 * one reconciliation, messages included.
 */
class MirrorPropertyTest {

    private static final int SEEDS = 500;

    @Test
    void theMirrorEqualsTheHelpdeskAfterOneReconciliation() {
        assertNoMistakes(Set.of(), ticket -> ticket);
    }

    /** What a message changes in its ticket besides the time of change: when an agent responded. */
    @Test
    void messagesAreCompleteAlsoIfTheyDoNotMoveTickets() {
        assertNoMistakes(
                Set.of(ServiceAssumption.MESSAGES_MOVE_UPDATED_AT),
                ticket -> ticket.toBuilder()
                        .timeline(Timeline.EMPTY)
                        .serviceTimes(ServiceTimes.EMPTY)
                        .build());
    }

    @Test
    void ratingsAreAllThatIsMissingIfTheyDoNotMoveTickets() {
        assertNoMistakes(
                Set.of(ServiceAssumption.RATINGS_MOVE_UPDATED_AT),
                ticket -> ticket.toBuilder().satisfaction(Satisfaction.NONE).build());
    }

    private static void assertNoMistakes(Set<ServiceAssumption> broken, UnaryOperator<Ticket> compared) {
        var wrong = new ArrayList<String>();
        var behind = 0;
        var crashes = 0;
        var lostEvents = 0;
        for (var seed = 0; seed < SEEDS; seed++) {
            var trial = new RandomMirror(seed, broken);
            trial.run();
            behind += trial.mistakes(compared).isEmpty() ? 0 : 1;
            add(wrong, seed, "after a reconciliation", trial.reconciles(), trial.mistakes(compared));
            add(wrong, seed, "after late events", trial.receivesLateEvents(), trial.mistakes(compared));
            crashes += trial.crashes();
            lostEvents += trial.lostEvents();
        }
        assertThat(wrong).isEmpty();
        // Otherwise the trials would show nothing.
        assertThat(behind).as("mirrors that were not complete before").isGreaterThan(SEEDS / 2);
        assertThat(crashes).as("crashes").isGreaterThan(SEEDS);
        assertThat(lostEvents).as("lost events").isGreaterThan(SEEDS);
    }

    private static void add(List<String> wrong, int seed, String when, boolean succeeded, List<String> mistakes) {
        if (!succeeded) {
            wrong.add("seed " + seed + " failed " + when);
        }
        mistakes.forEach(mistake -> wrong.add("seed " + seed + " has " + mistake + " " + when));
    }
}
