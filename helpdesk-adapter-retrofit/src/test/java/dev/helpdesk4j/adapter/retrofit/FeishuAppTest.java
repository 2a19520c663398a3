package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.ticket.TicketId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void credentialsDoNotTravelInTheClear(String url) {
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
    void httpsAndThisMachineAreFine(String url) {
        try (var app = app().baseUrl(url).build()) {
            assertThat(app.toString()).contains(url);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "open.feishu.cn", "ftp://open.feishu.cn", "https://"})
    void whatIsNoUrlIsNamed(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> app().baseUrl(url))
                .withMessageContaining("'" + url + "'");
    }

    @Test
    void aUrlWithAPasswordIsRefusedWithoutShowingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> app().baseUrl("https://user:pass-word@gateway.example.com"))
                .withMessageContaining("gateway.example.com")
                .withMessageNotContaining("pass-word");
    }

    @ParameterizedTest
    @CsvSource({"FEISHU, https://open.feishu.cn/", "LARK, https://open.larksuite.com/"})
    void aRegionHasItsHost(Region region, String url) {
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
    void settingsWithoutMeaningAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> app().attemptTimeout(Duration.ZERO))
                .withMessageContaining("PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> app().maxResponseBytes(0))
                .withMessageContaining("0");
    }

    @Test
    void aClientThatIsHandedInIsUsedAndLeftAlone() {
        var calls = new AtomicInteger();
        Interceptor counting = chain -> {
            calls.incrementAndGet();
            return chain.proceed(chain.request());
        };
        var pool = new ConnectionPool();
        var client = new OkHttpClient.Builder()
                .connectionPool(pool)
                .addInterceptor(counting)
                .build();
        try (var service = new Service(builder -> builder.httpClient(client))) {
            service.answers(200, "{\"code\":0,\"data\":{\"ticket\":{\"ticket_id\":\"7\"}}}");

            assertThat(service.helpdesk().tickets().find(TicketId.of("7")).isRight())
                    .isTrue();
            service.app().close();

            assertThat(calls).hasValue(2);
            assertThat(pool.connectionCount()).isPositive();
            assertThat(client.dispatcher().executorService().isShutdown()).isFalse();
        }
        pool.evictAll();
    }

    @Test
    void redirectsAreNotFollowedAndNoCredentialLeaves() {
        try (var elsewhere = new Service();
                var service = new Service()) {
            service.answers(Service.response(307, "")
                    .addHeader("Location", elsewhere.baseUrl() + "open-apis/helpdesk/v1/tickets/7")
                    .build());

            assertThat(service.helpdesk().tickets().find(TicketId.of("7")).isLeft())
                    .isTrue();

            assertThat(elsewhere.requests()).isEmpty();
        }
    }
}
