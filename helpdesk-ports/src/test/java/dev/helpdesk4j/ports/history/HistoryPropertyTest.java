package dev.helpdesk4j.ports.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.Tickets;
import dev.helpdesk4j.ports.history.ModelDesk.Order;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Walks through random help desks that change between any two calls miss no row and return none twice. If any one safeguard is
 * disabled, some walk misses a row or returns one twice.
 */
class HistoryPropertyTest {

    private static final int SEEDS = 400;

    /** Most walks must be complete: one that stops shows nothing. */
    private static final int MIN_COMPLETE = SEEDS * 8 / 10;

    /** Without a safeguard a mistake may be rare; the search ends with the first one. */
    private static final int MAX_SEEDS_UNTIL_MISTAKE = 50 * SEEDS;

    /** The day on which all tickets are opened. */
    private static final TimeRange DAY = TimeRange.between(ModelDesk.START, ModelDesk.START.plus(Duration.ofDays(1)));

    private static final TicketCriteria STATUS_CREATED =
            TicketCriteria.builder().statuses(TicketStatus.CREATED).build();

    /** The port and the options of a walk. */
    private record Setting(Function<ModelDesk, Tickets> port, Function<WalkOptions, WalkOptions> options) {

        static final Setting UNCHANGED = of(desk -> desk);

        static Setting of(Function<ModelDesk, Tickets> port) {
            return new Setting(port, options -> options);
        }

        TicketHistory history(RandomDesk desk) {
            return TicketHistory.of(port.apply(desk.model), options.apply(desk.options()));
        }
    }

    /** Counts the walks by their result. */
    private static final class Tally {

        private int complete;
        private int stopped;
        private final List<String> wrong = new ArrayList<>();

        /** @param mistakes ignored if the walk stopped: it does not promise the rows after its checkpoint */
        void add(Either<WalkStopped, Checkpoint> end, int seed, List<String> mistakes) {
            if (end.isLeft()) {
                stopped++;
            } else {
                complete++;
                if (!mistakes.isEmpty()) {
                    wrong.add("seed " + seed + ": " + mistakes);
                }
            }
        }

        @Override
        public String toString() {
            return complete + " walks complete, " + stopped + " stopped with a reason, " + wrong.size() + " wrong";
        }
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void aWalkByCreationReturnsEachTicketOnce(Order order) {
        assertNoMistakes(order, walkByCreation(Setting.UNCHANGED, TicketCriteria.any()));
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void aWalkWithCriteriaMissesNoSelectedTicket(Order order) {
        assertNoMistakes(order, walkByCreation(Setting.UNCHANGED, STATUS_CREATED));
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void walksOfChangesMissNoFinalState(Order order) {
        assertNoMistakes(order, walkOfChanges(Setting.UNCHANGED));
    }

    @Test
    void withoutTheSharedBoundaryTicketsFallBetweenWindows() {
        assertFindsMistakes(walkByCreation(Setting.of(WithoutSafeguard::endsWindowsEarlier), TicketCriteria.any()));
    }

    @Test
    void withoutEqualTotalsTicketsAreMissed() {
        assertFindsMistakes(walkByCreation(Setting.of(WithoutSafeguard::hidesWrongTotals), TicketCriteria.any()));
    }

    @Test
    void withoutFilteringAtTheClientTicketsAreMissed() {
        assertFindsMistakes(walkByCreation(
                Setting.of(desk -> WithoutSafeguard.filtersAtTheService(desk, STATUS_CREATED)), STATUS_CREATED));
    }

    @Test
    void withoutReadingBackwardsFinalStatesAreMissed() {
        assertFindsMistakes(walkOfChanges(Setting.of(WithoutSafeguard::readsForwards)));
    }

    @Test
    void withoutTheFirstPageAgainFinalStatesAreMissed() {
        assertFindsMistakes(walkOfChanges(Setting.of(WithoutSafeguard::repeatsTheFirstPage)));
    }

    @Test
    void withoutTheSettleMarginTicketsAndFinalStatesAreMissed() {
        var unsettled = new Setting(desk -> desk, options -> options.settleMargin(Duration.ZERO));

        assertFindsMistakes(walkByCreation(unsettled, TicketCriteria.any()));
        assertFindsMistakes(walkOfChanges(unsettled));
    }

    /** One walk through one random help desk. */
    private interface Trial {

        void run(Order order, int seed, Tally tally);
    }

    private static void assertNoMistakes(Order order, Trial trial) {
        var tally = new Tally();
        for (var seed = 0; seed < SEEDS; seed++) {
            trial.run(order, seed, tally);
        }
        assertThat(tally.wrong).as("%s", tally).isEmpty();
        assertThat(tally.complete).as("%s", tally).isGreaterThan(MIN_COMPLETE);
    }

    /** Finds a random help desk of which the trial misses a row or returns one twice. */
    private static void assertFindsMistakes(Trial trial) {
        var tally = new Tally();
        for (var seed = 0; seed < MAX_SEEDS_UNTIL_MISTAKE && tally.wrong.isEmpty(); seed++) {
            for (var order : Order.values()) {
                trial.run(order, seed, tally);
            }
        }
        assertThat(tally.wrong).as("%s", tally).isNotEmpty();
    }

    private static Trial walkByCreation(Setting setting, TicketCriteria criteria) {
        return (order, seed, tally) -> {
            var desk = new RandomDesk(order, seed);
            var walk = setting.history(desk).created(DAY, criteria);
            var seen = new ArrayList<String>();
            var end = walk.forEachBatch(batch -> seen.addAll(ids(batch)));
            desk.stopChanging();
            tally.add(end, seed, mistakes(desk, walk.checkpoint().end(), criteria, seen));
        };
    }

    private static List<String> mistakes(RandomDesk desk, Instant end, TicketCriteria criteria, List<String> seen) {
        var mistakes = new ArrayList<String>();
        var once = new HashSet<String>();
        for (var id : seen) {
            if (!once.add(id)) {
                mistakes.add("returned " + id + " twice");
            }
        }
        for (var row : desk.model.rows()) {
            // The walk may have read a changed ticket in a state that the criteria do not select.
            var wanted = criteria.statuses().isEmpty()
                    || (row.changes == 0 && criteria.statuses().contains(row.status));
            var existed = row.asTicket().timeline().createdAt().exists(end::isAfter);
            if (wanted && existed && !once.contains(row.id)) {
                mistakes.add("missed " + row.id);
            }
        }
        return mistakes;
    }

    private static List<String> ids(Seq<Ticket> batch) {
        return batch.map(ticket -> ticket.id().value()).asJava();
    }

    /** Walks twice while the help desk changes, and once after the last change. */
    private static Trial walkOfChanges(Setting setting) {
        return (order, seed, tally) -> {
            var desk = new RandomDesk(order, seed);
            var latest = new HashMap<String, Ticket>();
            var end = changesSince(ModelDesk.START, setting.history(desk), latest)
                    .flatMap(first -> changesSince(first.end(), setting.history(desk), latest))
                    .flatMap(second -> {
                        desk.stopChanging();
                        return changesSince(second.end(), setting.history(desk), latest);
                    });
            tally.add(end, seed, outdated(desk, latest));
        };
    }

    /** Walks through the changes, and resumes the walk when it stops. */
    private static Either<WalkStopped, Checkpoint> changesSince(
            Instant mark, TicketHistory history, Map<String, Ticket> latest) {
        Consumer<Seq<Ticket>> keep =
                batch -> batch.forEach(ticket -> latest.put(ticket.id().value(), ticket));
        var end = history.changedSince(mark).forEachBatch(keep);
        for (var tries = 0; end.isLeft() && tries < 10; tries++) {
            end = history.resume(end.getLeft().checkpoint()).forEachBatch(keep);
        }
        return end;
    }

    private static List<String> outdated(RandomDesk desk, Map<String, Ticket> latest) {
        return desk.model.rows().stream()
                .map(ModelDesk.Row::asTicket)
                .filter(ticket -> !ticket.equals(latest.get(ticket.id().value())))
                .map(ticket -> "missed the latest state of " + ticket.id().value())
                .toList();
    }
}
