package dev.helpdesk4j.adapter.retrofit.event;

import dev.helpdesk4j.ports.contract.EventContract;
import dev.helpdesk4j.ports.contract.EventFixture;
import io.vavr.control.Option;
import org.junit.jupiter.api.Nested;

/** The contract of events, over real HTTP from the emulator: encrypted and signed, and in clear. */
class WebhookContractTest {

    @Nested
    class Encrypted extends EventContract {
        @Override
        protected EventFixture open() {
            return new WebhookFixture(Option.some(SampleRequests.KEY));
        }
    }

    @Nested
    class InClear extends EventContract {
        @Override
        protected EventFixture open() {
            return new WebhookFixture(Option.none());
        }
    }
}
