package dev.helpdesk4j.adapter.retrofit.event;

import dev.helpdesk4j.ports.contract.EventContract;
import dev.helpdesk4j.ports.contract.EventFixture;
import org.junit.jupiter.api.Nested;

/** The contract of events, over a long connection to the emulator: each event in one frame, and in several. */
class LongConnectionContractTest {

    @Nested
    class InOneFrame extends EventContract {
        @Override
        protected EventFixture open() {
            return new LongConnectionFixture(1);
        }
    }

    @Nested
    class InSeveralFrames extends EventContract {
        @Override
        protected EventFixture open() {
            return new LongConnectionFixture(3);
        }
    }
}
