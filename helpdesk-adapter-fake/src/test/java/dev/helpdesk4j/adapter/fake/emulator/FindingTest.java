package dev.helpdesk4j.adapter.fake.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.fake.emulator.Finding.Severity;
import dev.helpdesk4j.ports.Operation;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FindingTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final String TICKETS = "helpdesk/v1/tickets";

    private final ManualClock clock = ManualClock.at(NINE);
    private final FakeHelpdesk fake = FakeHelpdesk.builder().clock(clock).build();
    private final List<Finding> findings = new ArrayList<>();
    private final HelpdeskEmulator emulator = HelpdeskEmulator.builder(fake)
            .clock(clock)
            .rateLimits(true)
            .onFinding(findings::add)
            .start();
    private final Client client = new Client(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void aRefusalIsOneLineWithoutCredentials() throws Exception {
        var answer = client.get(TICKETS + "?page=0&guest_name=secret");

        assertThat(findings).singleElement().satisfies(refusal -> {
            assertThat(refusal.severity()).isEqualTo(Severity.REFUSAL);
            assertThat(refusal.path()).isEqualTo("/open-apis/helpdesk/v1/tickets");
            assertThat(refusal)
                    .hasToString(
                            "2026-03-02T09:00:00Z refused GET /open-apis/helpdesk/v1/tickets: HTTP 400, code 154000,"
                                    + " Bad request, please check your request body: page must be 1 or more, got 0, log id "
                                    + answer.headers().firstValue("X-Tt-Logid").get());
        });
    }

    @Test
    void aWarningHasTheStatusOfTheAnswer() throws Exception {
        client.get(TICKETS + "?a=1&b=2");

        assertThat(findings).extracting(Finding::severity).containsOnly(Severity.WARNING);
        assertThat(findings)
                .extracting(Finding::reason)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("query parameter must be one of agent_id, ")
                                .endsWith(", got 'a'"),
                        second -> assertThat(second).endsWith(", got 'b'"));
        assertThat(findings.get(0).toString())
                .startsWith("2026-03-02T09:00:00Z warning GET /open-apis/helpdesk/v1/tickets: HTTP 200, code 0, ");
    }

    @Test
    void everyRefusalIsReported() throws Exception {
        client.requestToken("cli_other", "x");
        client.requestToken(emulator.appId(), "x");
        client.call(client.bare(TICKETS).GET());
        client.call(client.request(TICKETS, "t-unknown").GET());
        client.call(client.bare(TICKETS)
                .header("Authorization", "Bearer " + client.token())
                .GET());
        client.get("helpdesk/v1/agents");
        client.call(client.request(TICKETS, client.token()).method("DELETE", BodyPublishers.noBody()));
        client.get(TICKETS + "/1");
        fake.on(Operation.FIND_TICKET).next(Fault.internalError());
        client.get(TICKETS + "/1");
        for (var call = 0; call < 10; call++) {
            client.get(TICKETS + "/1");
        }

        assertThat(findings)
                .extracting(finding -> finding.status() + " " + finding.code())
                .startsWith(
                        "400 10003",
                        "200 10014",
                        "400 99991661",
                        "400 99991663",
                        "401 154001",
                        "404 154000",
                        "405 154000",
                        "404 154004",
                        "500 155000")
                .endsWith("429 99991400");
        assertThat(findings).extracting(Finding::reason).noneMatch(String::isBlank);
        assertThat(findings.toString()).doesNotContain(emulator.appSecret(), emulator.helpdeskToken(), "t-unknown");
    }

    @Test
    void theReasonNamesWhatIsWrongWithCredentials() throws Exception {
        client.requestToken("cli_other", "x");
        client.call(client.bare(TICKETS).GET());
        client.call(client.bare(TICKETS).header("Authorization", "Basic x").GET());
        client.call(client.bare(TICKETS)
                .header("Authorization", "Bearer " + client.token())
                .GET());

        assertThat(findings)
                .extracting(Finding::reason)
                .satisfiesExactly(
                        app -> assertThat(app).endsWith("app_id must be this emulator's, got another"),
                        none -> assertThat(none).endsWith("Authorization must be 'Bearer ' and a token, got none"),
                        other -> assertThat(other)
                                .endsWith("Authorization must be 'Bearer ' and a token, got something else"),
                        helpdesk -> assertThat(helpdesk)
                                .contains("x-lark-helpdesk-authorization must be the Base64", "got none"));
    }

    @Test
    void aListenerThatFailsChangesNoAnswer() throws Exception {
        try (var broken = HelpdeskEmulator.builder(fake)
                .onFinding(finding -> {
                    throw new IllegalStateException("for the test");
                })
                .start()) {
            assertThat(new Client(broken).get(TICKETS + "?page=0").statusCode()).isEqualTo(400);
            assertThat(new Client(broken).get(TICKETS + "?x").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aLongPathIsCutInTheLine() throws Exception {
        client.get("x".repeat(5000));

        assertThat(findings.get(0).path()).hasSize(5011);
        assertThat(findings.get(0).toString()).hasSizeLessThan(1500);
    }
}
