package dev.helpdesk4j.adapter.fake.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeFixture;
import dev.helpdesk4j.ports.contract.ArrangedFixture;
import dev.helpdesk4j.ports.contract.FailureContract;
import dev.helpdesk4j.ports.contract.FindTicketContract;
import dev.helpdesk4j.ports.contract.FreshnessContract;
import dev.helpdesk4j.ports.contract.Law;
import dev.helpdesk4j.ports.contract.ProvokedFixture;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult.Status;

/** False declarations: the fake keeps every law. */
class DeclarationsTest {

    private static ProvokedFixture declaring(Stream<Law> laws) {
        return new FakeFixture(
                UnaryOperator.identity(), laws.collect(Collectors.toMap(law -> law, law -> "so we think")));
    }

    static final class Failing extends FailureContract {
        @Override
        protected ProvokedFixture open() {
            return declaring(Stream.of(Law.values()).filter(law -> law != Law.FIND_TICKET));
        }
    }

    static final class StayingFresh extends FreshnessContract {
        @Override
        protected ArrangedFixture open() {
            return declaring(Stream.of(Law.values()).filter(law -> law != Law.FIND_TICKET));
        }
    }

    static final class Caching extends FreshnessContract {
        @Override
        protected ArrangedFixture open() {
            return new FakeFixture(CachingHelpdesk::new, Map.of(Law.CHANGES_ARE_SEEN, "it has a cache"));
        }
    }

    static final class FindingNothing extends FindTicketContract {
        @Override
        protected ArrangedFixture open() {
            return declaring(Stream.of(Law.values()));
        }
    }

    @Test
    void aDeclaredLawThatHoldsFailsTheClass() {
        var failing = ContractRun.of(Failing.class);
        var fresh = ContractRun.of(StayingFresh.class);

        assertThat(failing.ended(Status.FAILED)).containsExactly("Failing");
        assertThat(failing.ended(Status.ABORTED)).isEmpty();
        assertThat(failing.message("Failing"))
                .isEqualTo("every test of Failing that depends on these laws passed:"
                        + " Law.SEARCH_TICKETS (so we think), Law.LIST_MESSAGES (so we think),"
                        + " Law.SEND_MESSAGE (so we think), Law.SUBSCRIBE_EVENTS (so we think),"
                        + " Law.UNSUBSCRIBE_EVENTS (so we think),"
                        + " Law.CALLS_REACH_THE_SERVICE (so we think), Law.SENDS_AT_ONCE (so we think),"
                        + " Law.DEADLINES (so we think), Law.INTERRUPTION (so we think)."
                        + " The adapter keeps them: remove them from notApplicable() of its fixture.");
        assertThat(fresh.ended(Status.FAILED)).containsExactly("StayingFresh");
        assertThat(fresh.message("StayingFresh"))
                .isEqualTo("every test of StayingFresh that depends on these laws passed:"
                        + " Law.CHANGES_ARE_SEEN (so we think), Law.SENDS_AT_ONCE (so we think),"
                        + " Law.OWN_WRITES_ARE_READ (so we think)."
                        + " The adapter keeps them: remove them from notApplicable() of its fixture.");
    }

    @Test
    void aLawThatIsKeptInPartMayBeDeclared() {
        var run = ContractRun.of(Caching.class);

        assertThat(run.ended(Status.FAILED)).isEmpty();
        assertThat(run.ended(Status.ABORTED)).containsExactly("Caching.aTicketThatSomebodyChangedIsFoundChanged");
        assertThat(run.ended(Status.SUCCESSFUL)).contains("Caching.aTicketThatSomebodyChangedIsSearchedChanged");
    }

    @Test
    void aContractWithoutAnyLawLeftFails() {
        var run = ContractRun.of(FindingNothing.class);

        assertThat(run.ended(Status.SUCCESSFUL)).isEmpty();
        assertThat(run.ended(Status.ABORTED)).isEmpty();
        assertThat(run.message("FindingNothing.theLatestStateIsFound"))
                .isEqualTo("The law \"the latest state is found\" (FindTicketContract) is broken: the fixture declares"
                        + " every operation as not applicable, and a contract without laws proves nothing."
                        + " Remove what the adapter supports from notApplicable().");
    }
}
