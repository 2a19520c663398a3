package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.contract.ArrangedFixture;
import dev.helpdesk4j.ports.contract.Assumption;
import dev.helpdesk4j.ports.contract.ConcurrencyContract;
import dev.helpdesk4j.ports.contract.EventContract;
import dev.helpdesk4j.ports.contract.EventFixture;
import dev.helpdesk4j.ports.contract.FailureContract;
import dev.helpdesk4j.ports.contract.FindTicketContract;
import dev.helpdesk4j.ports.contract.FreshnessContract;
import dev.helpdesk4j.ports.contract.HelpdeskFixture;
import dev.helpdesk4j.ports.contract.HistoryContract;
import dev.helpdesk4j.ports.contract.ListMessagesContract;
import dev.helpdesk4j.ports.contract.PagingContract;
import dev.helpdesk4j.ports.contract.ProvokedFixture;
import dev.helpdesk4j.ports.contract.ReadingContract;
import dev.helpdesk4j.ports.contract.SearchTicketsContract;
import dev.helpdesk4j.ports.contract.SendMessageContract;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** The whole contract. */
class FakeContractTest {

    @Nested
    class FindingTickets extends FindTicketContract {
        @Override
        protected ArrangedFixture open() {
            return new FakeFixture();
        }
    }

    @Nested
    class SearchingTickets extends SearchTicketsContract {
        @Override
        protected ArrangedFixture open() {
            return new FakeFixture();
        }
    }

    @Nested
    class Paging extends PagingContract {
        @Override
        protected ArrangedFixture open() {
            return new FakeFixture();
        }
    }

    @Nested
    class ListingMessages extends ListMessagesContract {
        @Override
        protected ArrangedFixture open() {
            return new FakeFixture();
        }
    }

    @Nested
    class SendingMessages extends SendMessageContract {
        @Override
        protected ArrangedFixture open() {
            return new FakeFixture();
        }
    }

    @Nested
    class StayingFresh extends FreshnessContract {
        @Override
        protected ArrangedFixture open() {
            return new FakeFixture();
        }
    }

    @Nested
    class Failing extends FailureContract {
        @Override
        protected ProvokedFixture open() {
            return new FakeFixture();
        }
    }

    @Nested
    class ManyThreads extends ConcurrencyContract {
        @Override
        protected ArrangedFixture open() {
            return new FakeFixture();
        }
    }

    @Nested
    class WalkingThroughHistory extends HistoryContract {
        @Override
        protected ProvokedFixture open() {
            return new FakeFixture();
        }
    }

    @Nested
    class ReceivingEvents extends EventContract {
        @Override
        protected EventFixture open() {
            return new FakeEventFixture();
        }
    }

    @Nested
    class ReadingAlone extends ReadingContract {
        @Override
        protected Set<Assumption> mustBeConclusive() {
            return EnumSet.allOf(Assumption.class);
        }

        @Override
        protected HelpdeskFixture open() {
            return new SampleFixture();
        }
    }

    private static final class SampleFixture implements HelpdeskFixture {

        private static final FakeHelpdesk SAMPLE = FakeHelpdesk.builder()
                .clock(ManualClock.at(Instant.parse("2026-03-04T08:00:00Z")))
                .sampleData(4, 500)
                .build();

        @Override
        public Helpdesk helpdesk() {
            return SAMPLE;
        }

        @Override
        public void close() {}
    }
}
