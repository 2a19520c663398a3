package dev.helpdesk4j.adapter.fake.emulator;

import static dev.helpdesk4j.adapter.fake.emulator.Client.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-02T09:00:00.100Z"));
    private final HelpdeskEmulator emulator = HelpdeskEmulator.builder(FakeHelpdesk.empty())
            .clock(clock)
            .rateLimits(true)
            .windowPhase(Duration.ofMillis(300))
            .start();
    private final Client client = new Client(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void findTicketIsLimitedTo10RequestsASecond() throws Exception {
        for (var call = 0; call < 10; call++) {
            assertThat(code(find())).isEqualTo(154004);
        }

        var refused = find();
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(code(refused)).isEqualTo(99991400);
        assertThat(refused.headers().firstValue("x-ogw-ratelimit-reset")).contains("0.2");
        clock.advance(Duration.ofMillis(199));
        assertThat(code(find())).isEqualTo(99991400);
        clock.advance(Duration.ofMillis(1));
        assertThat(code(find())).isEqualTo(154004);
    }

    @Test
    void searchesAreLimitedPerSecondAndPerMinute() throws Exception {
        var token = client.token();
        clock.set(Instant.parse("2026-03-02T09:00:01.300Z"));
        for (var second = 0; second < 20; second++) {
            for (var call = 0; call < 50; call++) {
                assertThat(search(token).statusCode()).isEqualTo(200);
            }
            assertThat(search(token).headers().firstValue("x-ogw-ratelimit-reset"))
                    .contains(second < 19 ? "1" : "40");
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(search(token).headers().firstValue("x-ogw-ratelimit-reset")).contains("39");
        clock.advance(Duration.ofSeconds(39));
        assertThat(search(token).statusCode()).isEqualTo(200);
    }

    @Test
    void eachOperationHasLimitsOfItsOwn() throws Exception {
        for (var call = 0; call < 11; call++) {
            find();
        }

        assertThat(search(client.token()).statusCode()).isEqualTo(200);
        assertThat(code(client.get("helpdesk/v1/tickets/1/messages"))).isEqualTo(154004);
    }

    @Test
    void theLimitsCanBeSwitchedOffAndOnAgain() throws Exception {
        emulator.rateLimits(false);
        for (var call = 0; call < 11; call++) {
            assertThat(code(find())).isEqualTo(154004);
        }

        emulator.rateLimits(true);

        for (var call = 0; call < 10; call++) {
            assertThat(code(find())).isEqualTo(154004);
        }
        assertThat(code(find())).isEqualTo(99991400);
    }

    private HttpResponse<String> find() throws Exception {
        return client.get("helpdesk/v1/tickets/1");
    }

    private HttpResponse<String> search(String token) throws Exception {
        return client.call(client.request("helpdesk/v1/tickets", token).GET());
    }
}
