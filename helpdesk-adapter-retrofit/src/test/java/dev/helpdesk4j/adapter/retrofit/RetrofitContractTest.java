package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.adapter.fake.emulator.TicketShapes;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.contract.ArrangedFixture;
import dev.helpdesk4j.ports.contract.Assumption;
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
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole contract, over real HTTP to the emulator: with tickets in the documented and in the reported shapes. */
@ParameterizedClass
@EnumSource(TicketShapes.class)
class RetrofitContractTest {

    @Parameter
    private TicketShapes shapes;

    @Nested
    class FindingTickets extends FindTicketContract {
        @Override
        protected ArrangedFixture open() {
            return new EmulatorFixture(shapes);
        }
    }

    @Nested
    class SearchingTickets extends SearchTicketsContract {
        @Override
        protected ArrangedFixture open() {
            return new EmulatorFixture(shapes);
        }
    }

    @Nested
    class Paging extends PagingContract {
        @Override
        protected ArrangedFixture open() {
            return new EmulatorFixture(shapes);
        }
    }

    @Nested
    class ListingMessages extends ListMessagesContract {
        @Override
        protected ArrangedFixture open() {
            return new EmulatorFixture(shapes);
        }
    }

    @Nested
    class SendingMessages extends SendMessageContract {
        @Override
        protected ArrangedFixture open() {
            return new EmulatorFixture(shapes);
        }
    }

    @Nested
    class StayingFresh extends FreshnessContract {
        @Override
        protected ArrangedFixture open() {
            return new EmulatorFixture(shapes);
        }
    }

    @Nested
    class Failing extends FailureContract {
        @Override
        protected ProvokedFixture open() {
            return new EmulatorFixture(shapes);
        }
    }

    @Nested
    class ManyThreads extends ConcurrencyContract {
        @Override
        protected ArrangedFixture open() {
            return new EmulatorFixture(shapes);
        }
    }

    @Nested
    class WalkingThroughHistory extends HistoryContract {
        @Override
        protected ProvokedFixture open() {
            return new EmulatorFixture(shapes);
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
            return new SampleFixture(shapes);
        }
    }

    /** Sample data behind the emulator. */
    private static final class SampleFixture implements HelpdeskFixture {

        private static final FakeHelpdesk SAMPLE = FakeHelpdesk.builder()
                .clock(ManualClock.at(Instant.parse("2026-03-04T08:00:00Z")))
                .sampleData(4, 500)
                .build();

        private final HelpdeskEmulator emulator;
        private final FeishuApp app;

        SampleFixture(TicketShapes shapes) {
            emulator = HelpdeskEmulator.builder(SAMPLE)
                    .strict()
                    .ticketShapes(shapes)
                    .start();
            app = FeishuApp.builder(emulator.appId(), emulator.appSecret())
                    .baseUrl(emulator.baseUrl())
                    .build();
        }

        @Override
        public Helpdesk helpdesk() {
            return app.helpdesk(emulator.helpdeskId(), emulator.helpdeskToken());
        }

        @Override
        public void close() {
            app.close();
            emulator.close();
        }
    }
}
