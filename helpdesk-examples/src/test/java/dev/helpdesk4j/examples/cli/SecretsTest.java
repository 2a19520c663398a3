package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No command shows a secret, even with --verbose and if the service repeats it. */
class SecretsTest {

    private static final String APP_SECRET = "marked-app-secret-9f8e7d";
    private static final String HELPDESK_TOKEN = "marked-helpdesk-token-1a2b3c";
    private static final String ACCESS_TOKEN = "t-marked-access-token-5b6c";
    private static final List<String> MARKS = List.of(
            APP_SECRET,
            base64(APP_SECRET),
            HELPDESK_TOKEN,
            base64(HELPDESK_TOKEN),
            ACCESS_TOKEN,
            base64(ACCESS_TOKEN),
            base64("6626871355780366330:" + HELPDESK_TOKEN));
    private static final String EVERYTHING = String.join(" ", MARKS);
    private static final String APP_SECRETS = String.join(" ", APP_SECRET, base64(APP_SECRET));
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "FEISHU_APP_ID",
            "cli_app",
            "FEISHU_APP_SECRET",
            APP_SECRET,
            "FEISHU_HELPDESK_ID",
            "6626871355780366330",
            "FEISHU_HELPDESK_TOKEN",
            HELPDESK_TOKEN);

    private HttpServer server;

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void respond(String path, int status, String body) {
        server.createContext(path, exchange -> {
            try (exchange) {
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    private void givesTheAccessToken() {
        respond(
                "/open-apis/auth",
                200,
                "{\"code\":0,\"msg\":\"ok\",\"tenant_access_token\":\"" + ACCESS_TOKEN + "\",\"expire\":7200}");
    }

    private void assertThatNoMarkIsShown(String command, int status) throws Exception {
        var address = "http://127.0.0.1:" + server.getAddress().getPort();

        var run = ChildProcess.run(ENVIRONMENT, Run.with(command.split(" "), "-v", "--base-url", address));

        assertThat(run.status()).as("%s", run).isEqualTo(status);
        assertThat(run.out() + run.err()).isNotEmpty().doesNotContain(MARKS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tickets list", "tickets show 7", "messages list 7 --output json", "messages send 7 --text Hello"
            })
    void whenTheServiceRepeatsThemInARefusal(String command) throws Exception {
        givesTheAccessToken();
        respond(
                "/open-apis/helpdesk",
                400,
                "{\"code\":154000,\"msg\":\"you sent [" + EVERYTHING + "]\",\"error\":{\"log_id\":\"" + EVERYTHING
                        + "\"}}");

        assertThatNoMarkIsShown(command, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tickets list", "tickets show 7 --output json", "messages list 7", "messages send 7 --text Hello"
            })
    void whenTheServiceRepeatsThemInsteadOfAnAnswer(String command) throws Exception {
        givesTheAccessToken();
        respond(
                "/open-apis/helpdesk",
                200,
                "{\"code\":0,\"data\":{\"ticket\":{\"ticket_id\":\"" + EVERYTHING + "\"}," + EVERYTHING);

        assertThatNoMarkIsShown(command, 1);
    }

    @Test
    void whenTheServiceRefusesThem() throws Exception {
        respond("/open-apis/auth", 400, "{\"code\":10014,\"msg\":\"app secret invalid: " + APP_SECRET + "\"}");

        assertThatNoMarkIsShown("tickets list", 1);
    }

    @Test
    void whenTheServiceRefusesALongConnection() throws Exception {
        respond("/callback/ws/endpoint", 200, "{\"code\":514,\"msg\":\"you sent [" + APP_SECRETS + "]\"}");

        assertThatNoMarkIsShown("events listen --take-events", 1);
    }

    @Test
    void whenTheServiceRepeatsThemInARefusedHandshake() throws Exception {
        var url = "ws://127.0.0.1:" + server.getAddress().getPort() + "/ws?service_id=1&ticket=" + ACCESS_TOKEN;
        // The ticket in the URL is a secret as well.
        respond("/callback/ws/endpoint", 200, "{\"code\":0,\"data\":{\"URL\":\"" + url + "\"}}");
        server.createContext("/ws", exchange -> {
            exchange.getResponseHeaders().set("handshake-status", "403");
            exchange.getResponseHeaders()
                    .set("handshake-msg", "you sent " + APP_SECRETS + " " + ACCESS_TOKEN + " " + base64(ACCESS_TOKEN));
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
        });

        assertThatNoMarkIsShown("events listen --take-events", 1);
    }

    @Test
    void whenEverythingIsInOrder() throws Exception {
        givesTheAccessToken();
        respond("/open-apis/helpdesk", 200, "{\"code\":0,\"data\":{\"total\":0,\"tickets\":[]}}");

        assertThatNoMarkIsShown("tickets list --output json", 0);
    }
}
