package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.common.BaseUrl;
import dev.helpdesk4j.adapter.retrofit.common.Secrets;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.RateLimited;
import dev.helpdesk4j.ports.HelpdeskFailure.Unreachable;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a token is requested, over real sockets and in simulated time. */
@Timeout(60)
class TokenFetchTest {

    private final MockService service = new MockService();
    private final SimulatedTime time = new SimulatedTime();
    private final Transport transport =
            new Transport(null, BaseUrl.checked(service.baseUrl()), Duration.ofSeconds(20), 1 << 20);
    private final TenantTokens tokens = new TenantTokens(
            transport, "cli_app", "secret", new Secrets(), new RetryPolicy(4, Duration.ofMinutes(1)), time);

    @AfterEach
    void close() {
        transport.close();
        service.close();
    }

    private Either<HelpdeskFailure, String> get(Duration deadline) {
        return tokens.get(Operation.FIND_TICKET, time.in(deadline));
    }

    private String get() {
        return get(Duration.ofSeconds(30)).get();
    }

    private void rejectsTheNextRequest() {
        service.enqueueTokenResponse(MockService.response(429, "{\"code\":99991400}")
                .addHeader("x-ogw-ratelimit-reset", "3")
                .build());
    }

    @Test
    void aLateRefusalKeepsTheNewerToken() {
        assertThat(get()).isEqualTo("t-1");
        tokens.refused("t-1");
        assertThat(get()).isEqualTo("t-2");

        tokens.refused("t-1");

        assertThat(get()).isEqualTo("t-2");
        assertThat(service.tokenRequests()).hasSize(2);
    }

    @Test
    void aTokenIsUsedForAtMostTwoHours() {
        service.enqueueTokenResponse(
                MockService.json(200, "{\"code\":0,\"tenant_access_token\":\"long\",\"expire\":10000000}"));
        assertThat(get()).isEqualTo("long");

        time.advance(Duration.ofHours(2).minusSeconds(30));

        assertThat(get()).isEqualTo("t-2");
    }

    @Test
    void noTokenIsRequestedDuringTheRequestedWait() throws Exception {
        rejectsTheNextRequest();
        assertThat(get(Duration.ofSeconds(30)).getLeft()).isInstanceOf(RateLimited.class);

        assertThat(get(Duration.ofSeconds(2)).getLeft())
                .isEqualTo(RateLimited.locally(Operation.FIND_TICKET, Option.some(Duration.ofSeconds(3))));
        var waiting = CompletableFuture.supplyAsync(() -> get());
        assertThat(service.tokenRequests()).hasSize(1);
        time.advance(Duration.ofSeconds(3));

        assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo("t-2");
        assertThat(service.tokenRequests()).hasSize(2);
    }

    /** No thread can be started; the next call tries again. */
    @Test
    void aFailedThreadStartFailsWaitingCallers() {
        transport.close();

        assertThat(get(Duration.ofSeconds(30)).getLeft()).isInstanceOf(Unreachable.class);
        assertThat(get(Duration.ofSeconds(30)).getLeft().reason()).contains("no thread to fetch an access token on");
    }

    @Test
    void aClosedAppRequestsNoToken() {
        tokens.close();

        assertThat(get(Duration.ofSeconds(30)).getLeft().reason()).endsWith("the app is closed");
        assertThat(service.tokenRequests()).isEmpty();
    }
}
