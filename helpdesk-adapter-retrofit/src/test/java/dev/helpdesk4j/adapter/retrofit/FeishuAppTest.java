package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.Cache;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeishuAppTest {

    private static FeishuApp.Builder app() {
        return FeishuApp.builder("cli_app", "secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://open.feishu.cn/",
                "http://192.168.1.1:8080",
                "http://localhost.example.com",
                "http://127.0.0.1.example.com",
                "http://[::2]/",
            })
    void unencryptedBaseUrlsAreRefused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> app().baseUrl(url))
                .withMessageContaining("https")
                .withMessageContaining(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "http://127.0.0.1:8080/",
                "http://127.1.2.3",
                "http://[::1]:8080/",
                "https://open.larksuite.com",
                "https://gateway.example.com/feishu/",
            })
    void httpsAndLoopbackBaseUrlsAreAccepted(String url) {
        try (var app = app().baseUrl(url).build()) {
            assertThat(app.toString()).contains(url);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "open.feishu.cn", "ftp://open.feishu.cn", "https://"})
    void anInvalidUrlIsQuoted(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> app().baseUrl(url))
                .withMessageContaining("'" + url + "'");
    }

    static Stream<Arguments> nulls() {
        var app = app().build();
        return Stream.of(
                nullAs("appId", () -> FeishuApp.builder(null, "secret")),
                nullAs("appSecret", () -> FeishuApp.builder("cli_app", null)),
                nullAs("region", () -> app().region(null)),
                nullAs("url", () -> app().baseUrl(null)),
                nullAs("client", () -> app().httpClient(null)),
                nullAs("timeout", () -> app().attemptTimeout(null)),
                nullAs("operation", () -> app().limits(null, RateLimit.perSecond(1))),
                nullAs("limit", () -> app().limits(Operation.FIND_TICKET, null)),
                nullAs("others", () -> app().limits(Operation.FIND_TICKET, RateLimit.perSecond(1), (RateLimit[]) null)),
                nullAs("limit", () -> app().callLimits(null)),
                nullAs("others", () -> app().callLimits(RateLimit.perSecond(1), (RateLimit[]) null)),
                nullAs("call", () -> app.call(null)),
                nullAs("operations", () -> app().withoutLimits((Operation[]) null)),
                nullAs("deadline", () -> app().deadline(null)),
                nullAs("pause", () -> app().maxRateLimitPause(null)),
                nullAs("listener", () -> app().listener(null)),
                nullAs("id", () -> app.helpdesk(null, "token")),
                nullAs("token", () -> app.helpdesk(HelpdeskId.of("1"), null)),
                nullAs("deadline", () -> app.helpdesk(HelpdeskId.of("1"), "t").within(null)));
    }

    private static Arguments nullAs(String parameter, ThrowingCallable call) {
        return Arguments.of(parameter, call);
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void aNullIsRefusedByParameterName(String parameter, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(parameter);
    }

    @Test
    void aUrlWithAPasswordIsRefusedWithoutTheUrl() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> app().baseUrl("https://user:pass-word@gateway.example.com"))
                .withMessageContaining("gateway.example.com")
                .withMessageNotContaining("pass-word");
    }

    @Test
    void anInvalidUrlIsRefusedWithoutShowingItsPassword() {
        for (var url :
                new String[] {"ftp://user:pass-word@gateway.example.com", "http://user:pass-word@example.com/"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> app().baseUrl(url))
                    .withMessageNotContaining("pass-word");
        }
    }

    @ParameterizedTest
    @CsvSource({"FEISHU, https://open.feishu.cn/", "LARK, https://open.larksuite.com/"})
    void eachRegionHasItsHost(Region region, String url) {
        try (var app = app().region(region).build()) {
            assertThat(app).hasToString("FeishuApp[cli_app at " + url + "]");
        }
    }

    @Test
    void blankCredentialsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> FeishuApp.builder(" ", "secret"));
        assertThatIllegalArgumentException().isThrownBy(() -> FeishuApp.builder("cli_app", ""));
        try (var app = app().build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> app.helpdesk(HelpdeskId.of("1"), " "))
                    .withMessageContaining("token");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> app.helpdesk(HelpdeskId.of("1:2"), "t"))
                    .withMessageContaining("1:2");
        }
    }

    @Test
    void invalidSettingsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> app().attemptTimeout(Duration.ofNanos(1)))
                .withMessageContaining("PT0.000000001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> app().attemptTimeout(Duration.ofDays(30)))
                .withMessageContaining("PT720H");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> app().maxResponseBytes(0))
                .withMessageContaining("0");
    }

    private static final String FOUND = "{\"code\":0,\"data\":{\"ticket\":{\"ticket_id\":\"7\"}}}";

    @Test
    void aCallersClientIsUsedAndNotClosed() {
        var calls = new AtomicInteger();
        var pool = new ConnectionPool();
        var client = new OkHttpClient.Builder()
                .connectionPool(pool)
                .eventListener(new EventListener() {
                    @Override
                    public void callStart(Call call) {
                        calls.incrementAndGet();
                    }
                })
                .build();
        try (var service = new MockService(builder -> builder.httpClient(client))) {
            service.enqueue(200, FOUND);

            assertThat(service.helpdesk().tickets().find(TicketId.of("7")).isRight())
                    .isTrue();
            service.app().close();

            assertThat(calls).hasValue(2);
            assertThat(pool.connectionCount()).isPositive();
            assertThat(client.dispatcher().executorService().isShutdown()).isFalse();
        }
        pool.evictAll();
    }

    /** An interceptor that retries, as many do, would send a message twice. */
    @Test
    void theInterceptorsOfACallersClientAreNotUsed() {
        Interceptor repeating = chain -> {
            chain.proceed(chain.request()).close();
            return chain.proceed(chain.request());
        };
        var client = new OkHttpClient.Builder().addInterceptor(repeating).build();
        try (var service = new MockService(builder -> builder.httpClient(client))) {
            service.enqueue(500, "{}").enqueue(500, "{}");

            service.helpdesk().messages().send(TicketId.of("7"), OutgoingMessage.text("hello"));

            assertThat(service.requests()).hasSize(1);
        }
    }

    /** The key of a cache is the URL, which is the same for all help desks. */
    @Test
    void theCacheOfACallersClientIsNotUsed(@TempDir Path folder) throws IOException {
        try (var cache = new Cache(folder.toFile(), 1 << 20)) {
            var client = new OkHttpClient.Builder().cache(cache).build();
            try (var service = new MockService(builder -> builder.httpClient(client))) {
                var cacheable = MockService.response(200, FOUND)
                        .addHeader("Cache-Control", "max-age=600")
                        .build();
                service.enqueue(cacheable).enqueue(cacheable);

                service.helpdesk().tickets().find(TicketId.of("7"));
                service.app()
                        .helpdesk(HelpdeskId.of("another"), "token")
                        .tickets()
                        .find(TicketId.of("7"));

                assertThat(service.requests()).hasSize(2);
            }
        }
    }

    @Test
    void threadsEndWhenTheAppIsClosed() throws InterruptedException {
        var threads = RunningThreads.now();
        try (var service = new MockService()) {
            service.enqueue(200, FOUND);
            service.helpdesk().tickets().find(TicketId.of("7"));

            service.app().close();

            threads.awaitEndOfOthers();
        }
    }

    @Test
    void redirectsAreNotFollowedAndReceiveNoCredentials() {
        try (var otherHost = new MockService();
                var service = new MockService()) {
            service.enqueue(MockService.response(307, "")
                    .addHeader("Location", otherHost.baseUrl() + "open-apis/helpdesk/v1/tickets/7")
                    .build());

            assertThat(service.helpdesk().tickets().find(TicketId.of("7")).isLeft())
                    .isTrue();

            assertThat(otherHost.requests()).isEmpty();
        }
    }
}
