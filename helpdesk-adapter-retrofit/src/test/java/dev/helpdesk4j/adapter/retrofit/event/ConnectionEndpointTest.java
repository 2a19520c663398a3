package dev.helpdesk4j.adapter.retrofit.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.event.ConnectionFailure.Reason;
import io.vavr.control.Either;
import java.time.Duration;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The response to a request for an endpoint. */
class ConnectionEndpointTest {

    private static Either<ConnectionFailure, ConnectionEndpoint> read(int status, String body) {
        return ConnectionEndpoint.read(status, ByteString.encodeUtf8(body), ConnectionTiming.DEFAULT);
    }

    private static Either<ConnectionFailure, ConnectionEndpoint> ofUrl(String url) {
        return read(200, "{\"code\":0,\"data\":{\"URL\":\"" + url + "\"}}");
    }

    private static Reason reason(Either<ConnectionFailure, ConnectionEndpoint> endpoint) {
        return endpoint.getLeft().reason();
    }

    @Test
    void theUrlTheServiceAndTheTimingAreRead() {
        var endpoint = read(
                        200,
                        "{\"code\":0,\"msg\":\"\",\"data\":{\"URL\":\"wss://msg.feishu.cn/ws/v2?device_id=1&service_id=33\","
                                + "\"ClientConfig\":{\"ReconnectCount\":3,\"ReconnectInterval\":60,\"ReconnectNonce\":20,"
                                + "\"PingInterval\":90}}}")
                .get();

        assertThat(endpoint.url()).hasToString("https://msg.feishu.cn/ws/v2?device_id=1&service_id=33");
        assertThat(endpoint.service()).isEqualTo(33);
        assertThat(endpoint.timing())
                .isEqualTo(new ConnectionTiming(
                        3, Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ofSeconds(90)));
    }

    @Test
    void theTimingIsTheFormerOneIfItIsMissing() {
        assertThat(ofUrl("wss://msg.feishu.cn/?service_id=1").get().timing()).isEqualTo(ConnectionTiming.DEFAULT);
    }

    @Test
    void itsTextDoesNotContainTheParameters() {
        assertThat(ofUrl("wss://msg.feishu.cn/ws?service_id=1&access_key=k").get())
                .hasToString("ConnectionEndpoint[msg.feishu.cn]");
    }

    @ParameterizedTest
    @CsvSource({
        "1,UNAVAILABLE",
        "1000040343,UNAVAILABLE",
        "403,FORBIDDEN",
        "514,UNAUTHENTICATED",
        "1000040345,REFUSED",
        "1000040350,TOO_MANY_CONNECTIONS",
        "1000040351,WRONG_DOMAIN",
        "10003,REFUSED"
    })
    void eachCodeHasItsReason(int code, Reason reason) {
        for (var status : new int[] {200, 400}) {
            assertThat(read(status, "{\"code\":" + code + ",\"msg\":\"because\"}")
                            .getLeft())
                    .isEqualTo(ConnectionFailure.of(reason, code, "because"));
        }
    }

    @Test
    void anHttpStatusIsTemporary() {
        for (var body : new String[] {"", "<html>", "{\"code\":0}"}) {
            var failure = read(503, body).getLeft();

            assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(failure.code()).contains(503);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "<html>", "{}", "{\"code\":0}", "{\"code\":0,\"data\":[1]}"})
    void anUnreadableResponseIsTemporary(String body) {
        assertThat(reason(read(200, body))).isEqualTo(Reason.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws://msg.feishu.cn/?service_id=1", "https://msg.feishu.cn/?service_id=1", "msg.feishu.cn"})
    void anInsecureUrlIsRefused(String url) {
        assertThat(reason(ofUrl(url))).isEqualTo(Reason.INSECURE_URL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ws://127.0.0.1:8080/?service_id=1", "WS://localhost/?service_id=1", "ws://[::1]/?service_id=1"})
    void thisMachineNeedsNoTls(String url) {
        assertThat(ofUrl(url).get().url().isHttps()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE})
    void theServiceIsAnyInt(int service) {
        assertThat(ofUrl("wss://msg.feishu.cn/?service_id=" + service).get().service())
                .isEqualTo(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wss://msg.feishu.cn/",
                "wss://msg.feishu.cn/?service_id=",
                "wss://msg.feishu.cn/?service_id=one",
                "wss://msg.feishu.cn/?service_id=2147483648",
                "wss://msg.feishu.cn/?service_id=12345678901",
                "wss://msg.feishu.cn:99999/?service_id=1",
                "wss://"
            })
    void anUnusableUrlIsUnreadable(String url) {
        assertThat(reason(ofUrl(url))).isEqualTo(Reason.UNREADABLE);
    }
}
