package dev.helpdesk4j.adapter.fake.contract;

import dev.helpdesk4j.ports.contract.ArrangedFixture;
import dev.helpdesk4j.ports.contract.ConcurrencyContract;
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
import org.junit.jupiter.api.Nested;

/** The whole contract of one adapter; only {@link ContractRun} runs it. */
abstract class WholeContract {

    /** Opens an empty help desk. */
    abstract ProvokedFixture empty();

    /** Opens a help desk with sample data. */
    abstract HelpdeskFixture sample();

    @Nested
    class FindingTickets extends FindTicketContract {
        @Override
        protected ArrangedFixture open() {
            return empty();
        }
    }

    @Nested
    class SearchingTickets extends SearchTicketsContract {
        @Override
        protected ArrangedFixture open() {
            return empty();
        }
    }

    @Nested
    class Paging extends PagingContract {
        @Override
        protected ArrangedFixture open() {
            return empty();
        }
    }

    @Nested
    class ListingMessages extends ListMessagesContract {
        @Override
        protected ArrangedFixture open() {
            return empty();
        }
    }

    @Nested
    class SendingMessages extends SendMessageContract {
        @Override
        protected ArrangedFixture open() {
            return empty();
        }
    }

    @Nested
    class StayingFresh extends FreshnessContract {
        @Override
        protected ArrangedFixture open() {
            return empty();
        }
    }

    @Nested
    class Failing extends FailureContract {
        @Override
        protected ProvokedFixture open() {
            return empty();
        }
    }

    @Nested
    class ManyThreads extends ConcurrencyContract {
        @Override
        protected ArrangedFixture open() {
            return empty();
        }
    }

    @Nested
    class WalkingThroughHistory extends HistoryContract {
        @Override
        protected ProvokedFixture open() {
            return empty();
        }
    }

    @Nested
    class ReadingAlone extends ReadingContract {
        @Override
        protected HelpdeskFixture open() {
            return sample();
        }
    }
}
