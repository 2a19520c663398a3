package dev.helpdesk4j.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.emulator.FaultProxy;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.adapter.fake.emulator.NetworkFault;
import dev.helpdesk4j.adapter.retrofit.FeishuApp;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import org.junit.jupiter.api.Test;

/** The emulator and the proxy in a test, as the README of helpdesk-adapter-fake shows them. */
class EmulatorExamplesTest {

    @Test
    void aLostAnswerLeavesTheOutcomeUnknown() {
        var fake = FakeHelpdesk.empty();
        var ticket = fake.guest("Lin").opensTicket().id();

        try (var emulator = HelpdeskEmulator.builder(fake).start();
                var proxy = FaultProxy.to(emulator);
                var app = FeishuApp.builder(emulator.appId(), emulator.appSecret())
                        .baseUrl(proxy.baseUrl())
                        .build()) {
            var helpdesk = app.helpdesk(emulator.helpdeskId(), emulator.helpdeskToken());
            proxy.next(NetworkFault.answerLost());

            var sent = helpdesk.messages().send(ticket, OutgoingMessage.text("Hello"));

            assertThat(sent.getLeft().effect()).isEqualTo(Effect.UNKNOWN);
            assertThat(fake.sent()).hasSize(1);
        }
    }
}
