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
 * Walks while the desk changes between any two calls: no row is missed or duplicated. Without any one of the
 * safeguards a row would be: each is removed from outside, by a port that undoes it.
 */
class HistoryPropertyTest {

    private static final int WORLDS = 400;

    private static final TimeRange ALWAYS =
            TimeRange.between(ModelDesk.START, ModelDesk.START.plus(Duration.ofDays(1)));

    private static final TicketCriteria OPEN =
            TicketCriteria.builder().statuses(TicketStatus.CREATED).build();

    /** The desk of a walk, and the result of the walk. */
    private record Setting(Function<ModelDesk, Tickets> port, Function<WalkOptions, WalkOptions> options) {

        static final Setting AS_IT_IS = of(desk -> desk);

        static Setting of(Function<ModelDesk, Tickets> port) {
            return new Setting(port, options -> options);
        }

        TicketHistory history(World world) {
            return TicketHistory.of(port.apply(world.desk), options.apply(world.options()));
        }
    }

    /** How many walks ended how. */
    private static final class Tally {

        private int complete;
        private int stopped;
        private final List<String> wrong = new ArrayList<>();

        void add(Either<WalkStopped, Checkpoint> end, int seed, List<String> mistakes) {
            if (end.isLeft()) {
                stopped++;
            } else {
                complete++;
                if (!mistakes.isEmpty()) {
                    wrong.add("in world " + seed + " " + mistakes);
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
    void aWalkByCreationMissesNothingAndGivesNothingTwice(Order order) {
        var tally = inAllWorlds(
                order,
                (listed, seed, into) -> walkByCreation(listed, seed, Setting.AS_IT_IS, TicketCriteria.any(), into));

        System.out.println("By creation, listed " + order + ": " + tally);
        assertThat(tally.wrong).isEmpty();
        assertThat(tally.complete).isGreaterThan(WORLDS * 8 / 10);
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void aNarrowedWalkMissesNothingThatItSelects(Order order) {
        var tally =
                inAllWorlds(order, (listed, seed, into) -> walkByCreation(listed, seed, Setting.AS_IT_IS, OPEN, into));

        assertThat(tally.wrong).isEmpty();
        assertThat(tally.complete).isGreaterThan(WORLDS * 8 / 10);
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void walksOfChangesMissNoFinalState(Order order) {
        var tally = inAllWorlds(order, (listed, seed, into) -> walkOfChanges(listed, seed, Setting.AS_IT_IS, into));

        System.out.println("Of changes, listed " + order + ": " + tally);
        assertThat(tally.wrong).isEmpty();
        assertThat(tally.complete).isGreaterThan(WORLDS * 8 / 10);
    }

    @Test
    void withoutTheSharedBoundaryTicketsFallBetweenWindows() {
        assertGoesWrong((order, seed, tally) -> walkByCreation(
                order, seed, Setting.of(SafeguardsTakenOut::sharedBoundary), TicketCriteria.any(), tally));
    }

    @Test
    void withoutEqualTotalsTicketsAreMissed() {
        assertGoesWrong((order, seed, tally) ->
                walkByCreation(order, seed, Setting.of(SafeguardsTakenOut::equalTotals), TicketCriteria.any(), tally));
    }

    @Test
    void withoutFilteringAtTheClientTicketsAreMissed() {
        assertGoesWrong((order, seed, tally) -> walkByCreation(
                order, seed, Setting.of(desk -> SafeguardsTakenOut.clientFilters(desk, OPEN)), OPEN, tally));
    }

    @Test
    void withoutReadingBackwardsFinalStatesAreMissed() {
        assertGoesWrong((order, seed, tally) ->
                walkOfChanges(order, seed, Setting.of(SafeguardsTakenOut::backwardPages), tally));
    }

    @Test
    void withoutTheFirstPageAgainFinalStatesAreMissed() {
        assertGoesWrong((order, seed, tally) ->
                walkOfChanges(order, seed, Setting.of(SafeguardsTakenOut::firstPageAgain), tally));
    }

    @Test
    void withoutTheSettleMarginTicketsAndFinalStatesAreMissed() {
        var unsettled = new Setting(desk -> desk, options -> options.settleMargin(Duration.ZERO));

        assertGoesWrong((order, seed, tally) -> walkByCreation(order, seed, unsettled, TicketCriteria.any(), tally));
        assertGoesWrong((order, seed, tally) -> walkOfChanges(order, seed, unsettled, tally));
    }

    /** One walk in one world. */
    private interface Trial {

        void run(Order order, int seed, Tally tally);
    }

    private static Tally inAllWorlds(Order order, Trial trial) {
        var tally = new Tally();
        for (var seed = 0; seed < WORLDS; seed++) {
            trial.run(order, seed, tally);
        }
        return tally;
    }

    /** Looks for a world in which the trial misses something or gives it twice. */
    private static void assertGoesWrong(Trial trial) {
        var tally = new Tally();
        for (var seed = 0; seed < 50 * WORLDS && tally.wrong.isEmpty(); seed++) {
            for (var order : Order.values()) {
                trial.run(order, seed, tally);
            }
        }
        System.out.println("With a safeguard taken out: " + tally + ": " + tally.wrong);
        assertThat(tally.wrong).isNotEmpty();
    }

    private static void walkByCreation(Order order, int seed, Setting setting, TicketCriteria criteria, Tally tally) {
        var world = new World(order, seed);
        var walk = setting.history(world).created(ALWAYS, criteria);
        var seen = new ArrayList<String>();
        var end = walk.forEachBatch(batch -> seen.addAll(ids(batch)));
        world.comeToRest();
        tally.add(end, seed, missedOrRepeated(world, walk.checkpoint().end(), criteria, seen));
    }

    private static List<String> missedOrRepeated(World world, Instant end, TicketCriteria criteria, List<String> seen) {
        var mistakes = new ArrayList<String>();
        var once = new HashSet<String>();
        for (var id : seen) {
            if (!once.add(id)) {
                mistakes.add("gave " + id + " twice");
            }
        }
        for (var row : world.desk.rows()) {
            var wanted = criteria.statuses().isEmpty()
                    || (row.version == 0 && criteria.statuses().contains(row.status));
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

    /** Twice while the desk changes, and once after the last change. */
    private static void walkOfChanges(Order order, int seed, Setting setting, Tally tally) {
        var world = new World(order, seed);
        var latest = new HashMap<String, Ticket>();
        var end = changesSince(ModelDesk.START, setting.history(world), latest)
                .flatMap(first -> changesSince(first.end(), setting.history(world), latest))
                .flatMap(second -> {
                    world.comeToRest();
                    return changesSince(second.end(), setting.history(world), latest);
                });
        tally.add(end, seed, outdated(world, latest));
    }

    /** Resumes where it stops, as a user would. */
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

    private static List<String> outdated(World world, Map<String, Ticket> latest) {
        return world.desk.rows().stream()
                .map(ModelDesk.Row::asTicket)
                .filter(ticket -> !ticket.equals(latest.get(ticket.id().value())))
                .map(ticket -> "missed the latest state of " + ticket.id().value())
                .toList();
    }
}
