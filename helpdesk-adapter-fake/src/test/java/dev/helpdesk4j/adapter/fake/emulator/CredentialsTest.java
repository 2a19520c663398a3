package dev.helpdesk4j.adapter.fake.emulator;

import static dev.helpdesk4j.adapter.fake.emulator.Client.code;
import static dev.helpdesk4j.adapter.fake.emulator.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.domain.HelpdeskId;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    private static final String TICKETS = "helpdesk/v1/tickets";

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-02T09:00:00Z"));
    private final HelpdeskEmulator emulator = HelpdeskEmulator.builder(FakeHelpdesk.empty())
            .appId("cli_1")
            .appSecret("secret")
            .helpdeskId(HelpdeskId.of("42"))
            .helpdeskToken("ht-1")
            .clock(clock)
            .start();
    private final Client client = new Client(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void anAccessTokenIsAtTheTopLevel() throws Exception {
        var answer = client.requestToken("cli_1", "secret");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).keySet()).containsExactlyInAnyOrder("code", "msg", "tenant_access_token", "expire");
        assertThat(json(answer).get("expire").getAsInt()).isEqualTo(7200);
        assertThat(code(answer)).isZero();
        assertThat(answer.headers().firstValue("X-Tt-Logid")).isPresent();
    }

    @Test
    void theSameTokenIsGivenWhileHalfAnHourRemains() throws Exception {
        var first = client.token();
        clock.advance(Duration.ofMinutes(90));
        var answer = client.requestToken("cli_1", "secret");

        assertThat(json(answer).get("tenant_access_token").getAsString()).isEqualTo(first);
        assertThat(json(answer).get("expire").getAsInt()).isEqualTo(1800);
        assertThat(emulator.tokenRequests()).isEqualTo(2);
    }

    @Test
    void aNewTokenDoesNotInvalidateThePreviousOne() throws Exception {
        var first = client.token();
        clock.advance(Duration.ofMinutes(90).plusMillis(1));
        var second = client.token();

        assertThat(second).isNotEqualTo(first);
        assertThat(codeWith(first)).isZero();
        assertThat(codeWith(second)).isZero();
        clock.advance(Duration.ofMinutes(30));
        assertThat(codeWith(first)).isEqualTo(99991663);
        assertThat(codeWith(second)).isZero();
    }

    @Test
    void expiredTokensAreRefusedAndANewOneIsGiven() throws Exception {
        var first = client.token();

        emulator.expireTokens();

        assertThat(codeWith(first)).isEqualTo(99991663);
        assertThat(codeWith(client.token())).isZero();
    }

    @Test
    void aWrongAppIsRefused() throws Exception {
        assertThat(code(client.requestToken("cli_2", "secret"))).isEqualTo(10003);
        assertThat(code(client.requestToken("cli_1", "wrong"))).isEqualTo(10014);
        assertThat(code(client.call(
                        client.bare("auth/v3/tenant_access_token/internal").POST(BodyPublishers.ofString("[]")))))
                .isEqualTo(10003);
        assertThat(emulator.tokenRequests()).isEqualTo(3);
    }

    @Test
    void missingAndUnknownTokensHaveDifferentCodes() throws Exception {
        var missing = client.call(client.bare(TICKETS).GET());
        var malformed = client.call(
                client.bare(TICKETS).header("Authorization", "Basic x").GET());
        var unknown = client.call(client.request(TICKETS, "t-unknown").GET());

        assertThat(code(missing)).isEqualTo(99991661);
        assertThat(code(malformed)).isEqualTo(99991661);
        assertThat(code(unknown)).isEqualTo(99991663);
        assertThat(unknown.statusCode()).isEqualTo(400);
    }

    @Test
    void wrongHelpdeskCredentialsAreRefused() throws Exception {
        var token = client.token();
        var missing = client.call(
                client.bare(TICKETS).header("Authorization", "Bearer " + token).GET());
        var wrong = client.call(client.bare(TICKETS)
                .header("Authorization", "Bearer " + token)
                .header("X-Lark-Helpdesk-Authorization", "NDI6aHQtMg==")
                .GET());
        var right = client.call(client.bare(TICKETS)
                .header("Authorization", "Bearer " + token)
                .header("X-Lark-Helpdesk-Authorization", "NDI6aHQtMQ==")
                .GET());

        assertThat(missing.statusCode()).isEqualTo(401);
        assertThat(code(missing)).isEqualTo(154001);
        assertThat(code(wrong)).isEqualTo(154001);
        assertThat(code(right)).isZero();
    }

    @Test
    void requestsAreRecordedAndShowNoCredentialsInWords() throws Exception {
        client.get(TICKETS + "?page=2");

        var recorded = emulator.requests().last();
        assertThat(emulator.requests()).hasSize(2);
        assertThat(recorded.method()).isEqualTo("GET");
        assertThat(recorded.target()).isEqualTo("/open-apis/helpdesk/v1/tickets?page=2");
        assertThat(recorded.headers().get("x-lark-helpdesk-authorization")).contains("NDI6aHQtMQ==");
        assertThat(recorded.toString()).doesNotContain("NDI6aHQtMQ==", "Bearer");
        assertThat(emulator.requests().head().body()).contains("cli_1");
    }

    private int codeWith(String token) throws Exception {
        return code(client.call(client.request(TICKETS, token).GET()));
    }
}
