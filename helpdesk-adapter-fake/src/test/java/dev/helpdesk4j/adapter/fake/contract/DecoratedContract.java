package dev.helpdesk4j.adapter.fake.contract;

import dev.helpdesk4j.adapter.fake.FakeFixture;
import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.contract.HelpdeskFixture;
import dev.helpdesk4j.ports.contract.Law;
import dev.helpdesk4j.ports.contract.ProvokedFixture;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The whole contract of an adapter that decorates the fake. */
abstract class DecoratedContract extends WholeContract {

    private static final FakeHelpdesk SAMPLE = FakeHelpdesk.builder()
            .clock(ManualClock.at(Instant.parse("2026-03-04T08:00:00Z")))
            .sampleData(4, 500)
            .build();

    private final UnaryOperator<Helpdesk> adapter;
    private final Map<Law, String> notApplicable;

    DecoratedContract(UnaryOperator<Helpdesk> adapter, Map<Law, String> notApplicable) {
        this.adapter = adapter;
        this.notApplicable = notApplicable;
    }

    @Override
    final ProvokedFixture empty() {
        return new FakeFixture(adapter, notApplicable);
    }

    @Override
    final HelpdeskFixture sample() {
        return new ReadFixture(adapter.apply(SAMPLE), notApplicable);
    }
}
