package dev.helpdesk4j.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.emulator.CannedAnswer;
import dev.helpdesk4j.adapter.fake.emulator.FaultProxy;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.adapter.fake.emulator.NetworkFault;
import dev.helpdesk4j.adapter.retrofit.FeishuApp;
import dev.helpdesk4j.adapter.retrofit.PlatformCall;
import dev.helpdesk4j.adapter.retrofit.RawEnvelope;
import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** A call of the platform that the ports do not have, as the README of helpdesk-adapter-retrofit shows it. */
class OtherCallTest {

    private static Either<HelpdeskFailure, Option<String>> user(FeishuApp app, String openId) {
        var user = PlatformCall.get("/open-apis/contact/v3/users/:user_id")
                .pathParameter("user_id", openId)
                .query("user_id_type", "open_id")
                .build();
        return app.call(user).map(RawEnvelope::data);
    }

    @Test
    void aCallHasTheJsonOfItsData() {
        try (var emulator = HelpdeskEmulator.builder(FakeHelpdesk.empty()).start();
                var platform = FaultProxy.to(emulator);
                var app = FeishuApp.builder(emulator.appId(), emulator.appSecret())
                        .baseUrl(platform.baseUrl())
                        .build()) {
            platform.on("GET /open-apis/contact/v3/users/ou_1\\?user_id_type=open_id")
                    .next(NetworkFault.answers(
                            CannedAnswer.json(200, "{\"code\":0,\"data\":{\"user\":{\"name\":\"Lin\"}}}")));

            assertThat(user(app, "ou_1").get()).contains("{\"user\":{\"name\":\"Lin\"}}");
        }
    }
}
