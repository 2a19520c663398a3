package dev.helpdesk4j.adapter.fake.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.helpdesk4j.ports.Operation;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackHostTest {

    private final ProxiedDesk desk;

    LoopbackHostTest() throws Exception {
        desk = new ProxiedDesk();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost:8080",
                "localhost:",
                "127.0.0.1",
                "127.0.0.1:65535",
                "127.255.0.99:80",
                "[::1]",
                "[::1]:80"
            })
    void aLoopbackHostIsAnswered(String host) throws Exception {
        assertThat(find(desk.emulator.port(), "Host: " + host + "\r\n")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:80",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.0.0.256",
                "127.0.0.1:80:80",
                "128.0.0.1",
                "10.0.0.1",
                "0.0.0.0",
                "[::2]",
                "::1",
                "localhost@evil.example",
                "localhost, evil.example",
                "127.1",
                ""
            })
    void anyOtherHostIsRefusedWithoutData(String host) throws Exception {
        for (var port : new int[] {desk.emulator.port(), desk.proxy.port()}) {
            assertRefused(find(port, "Host: " + host + "\r\n"), "'" + host + "'");
        }
        assertThat(desk.fake.calls(Operation.FIND_TICKET)).isZero();
    }

    @Test
    void twoHostsAreRefused() throws Exception {
        var answer = find(desk.emulator.port(), "Host: localhost\r\nHost: evil.example\r\n");

        assertRefused(answer, "'localhost,evil.example'");
    }

    @Test
    void theHostOfAnAbsoluteTargetCountsToo() throws Exception {
        var absolute = desk.find().replace("GET /", "GET http://evil.example/");
        var loopback = desk.find().replace("GET /", "GET http://127.0.0.1:80/");

        assertRefused(ask(desk.emulator.port(), absolute), "'evil.example'");
        assertThat(ask(desk.emulator.port(), loopback)).startsWith("HTTP/1.1 200");
    }

    @Test
    void onlyHttp10MayLeaveTheHostOut() throws Exception {
        assertRefused(find(desk.emulator.port(), ""), "none");
        assertThat(ask(
                        desk.emulator.port(),
                        desk.find().replace("Host: localhost\r\n", "").replace("HTTP/1.1", "HTTP/1.0")))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void anotherHostGetsNoTokenEither() throws Exception {
        var body =
                "{\"app_id\":\"" + desk.emulator.appId() + "\",\"app_secret\":\"" + desk.emulator.appSecret() + "\"}";
        var request = "POST /open-apis/auth/v3/tenant_access_token/internal HTTP/1.1\r\nHost: evil.example\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;

        assertRefused(ask(desk.emulator.port(), request), "'evil.example'");
    }

    @Test
    void aLongHostIsNotRepeatedWhole() throws Exception {
        assertRefused(find(desk.emulator.port(), "Host: " + "x".repeat(5000) + "\r\n"), "'" + "x".repeat(100) + "'");
    }

    private String find(int port, String host) throws IOException {
        return ask(port, desk.find().replace("Host: localhost\r\n", host));
    }

    private static String ask(int port, String request) throws IOException {
        try (var client = new RawClient(port)) {
            return client.send(request).answer();
        }
    }

    private static void assertRefused(String answer, String got) {
        assertThat(answer).startsWith("HTTP/1.1 421 ");
        var body = JsonParser.parseString(RawClient.bodyOf(answer)).getAsJsonObject();
        assertThat(body.get("code").getAsInt()).isEqualTo(154000);
        assertThat(body.get("msg").getAsString())
                .isEqualTo("Misdirected request: Host must be localhost, 127.0.0.0/8 or [::1], got " + got);
        assertThat(body.has("data")).isFalse();
    }
}
