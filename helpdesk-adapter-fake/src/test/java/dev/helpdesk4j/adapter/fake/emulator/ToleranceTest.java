package dev.helpdesk4j.adapter.fake.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.http.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deviations of clients in other languages from the documents: warnings by default, refused by a strict emulator. */
class ToleranceTest {

    private static final String TICKETS = "/open-apis/helpdesk/v1/tickets";
    private static final String TOKEN = "/open-apis/auth/v3/tenant_access_token/internal";

    private final FakeHelpdesk fake = FakeHelpdesk.empty();
    private final List<Finding> findings = new ArrayList<>();
    private final HelpdeskEmulator lenient =
            HelpdeskEmulator.builder(fake).onFinding(findings::add).start();
    private final HelpdeskEmulator strict =
            HelpdeskEmulator.builder(fake).strict().onFinding(findings::add).start();
    private final String ticket = fake.guest("林").opensTicket().id().value();

    @AfterEach
    void close() {
        lenient.close();
        strict.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?guest_name=                   | guest_name must not be blank
            ?guest_name=+&page=1           | guest_name must not be blank
            ?page=&page_size=              | page must not be blank
            ?status_list=&status_list=1    | status_list must not be blank
            ?page=1&                       | the query must have no empty parameter
            ?&page=1                       | the query must have no empty parameter
            ?user_id_type=open_id          | got 'user_id_type'
            ?solve=1                       | got 'solve'
            ?x                             | got 'x'
            ?guest_name=\u6797             | must be percent-encoded
            """)
    void aQueryThatDeviatesIsAWarning(String query, String deviation) throws Exception {
        assertTolerated(get(TICKETS + query), 154000, deviation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%s//tickets", "//%s/tickets", "/%s/tickets/", "///%s///tickets//"})
    void doubledSlashesAndOneAtTheEndAreWarnings(String path) throws Exception {
        assertTolerated(get(String.format(path, "open-apis/helpdesk/v1")), 154000, "single slashes");
    }

    @Test
    void theTokenPathMayEndWithASlash() throws Exception {
        var answer = exchange(lenient, Map.of(), "POST", TOKEN + "/", token(lenient));

        assertThat(envelope(answer).get("tenant_access_token").getAsString()).startsWith("t-");
        assertWarning("single slashes");
        assertThat(exchange(strict, Map.of(), "POST", TOKEN + "/", token(strict)))
                .startsWith("HTTP/1.1 404 ");
    }

    @Test
    void bearerBeforeTheHelpdesksCredentialsIsAWarning() throws Exception {
        for (var emulator : List.of(lenient, strict)) {
            var headers = credentials(emulator);
            headers.computeIfPresent("X-Lark-Helpdesk-Authorization", (name, value) -> "Bearer " + value);
            findings.clear();

            var answer = exchange(emulator, headers, "GET", TICKETS, new byte[0]);

            if (emulator == lenient) {
                assertThat(answer).startsWith("HTTP/1.1 200 ");
                assertWarning("must be without 'Bearer '");
            } else {
                assertRefused(answer, 154001, "must be without 'Bearer '");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=\"utf-8\"",
                "Application/JSON;charset=UTF8",
                "application/json ; charset = 'utf-8'; x=1",
                "application/json;x=1"
            })
    void otherSpellingsOfTheContentTypeAreWarnings(String type) throws Exception {
        var spelt = type.replace('\'', '"');
        assertTolerated(send(Map.of("Content-Type", spelt), message()), 154000, "Content-Type must be");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/json; charset=gbk",
                "application/x-www-form-urlencoded",
                "application/jsonx"
            })
    void otherContentTypesAreRefused(String type) throws Exception {
        var answer = exchange(
                lenient, with(credentials(lenient), Map.of("Content-Type", type)), "POST", messages(), message());

        assertRefused(answer, 154000, "Content-Type must be application/json; charset=utf-8, got '" + type + "'");
        assertThat(fake.sent()).isEmpty();
    }

    @Test
    void aCompressedBodyIsAWarning() throws Exception {
        assertTolerated(send(Map.of("Content-Encoding", "gzip"), gzip(message())), 154000, "Content-Encoding 'gzip'");
        assertThat(lenient.requests().last().body()).isEqualTo(new String(message(), StandardCharsets.UTF_8));
    }

    @Test
    void aBodyThatIsTooLargeWhenInflatedIsRefused() throws Exception {
        var bomb = gzip(new byte[Request.MAX_BODY + 1]);

        var answer = exchange(lenient, Map.of("Content-Encoding", "gzip"), "POST", TOKEN, bomb);

        assertThat(bomb).hasSizeLessThan(10_000);
        assertThat(answer).startsWith("HTTP/1.1 413 ");
        assertRefused(answer, 154000, "it must be at most 4194304 bytes");
    }

    @Test
    void aBodyThatCannotBeDecodedIsRefused() throws Exception {
        assertRefused(
                exchange(lenient, Map.of("Content-Encoding", "gzip"), "POST", TOKEN, message()),
                154000,
                "the body must be gzip");
        assertRefused(
                exchange(lenient, Map.of("Content-Encoding", "br"), "POST", TOKEN, message()),
                154000,
                "Content-Encoding must be gzip, got 'br'");
    }

    /** Some clients write the digits of other scripts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "page_size=%D9%A3",
                "page=%EF%BC%91",
                "page=%2B1",
                "score=%E0%A5%A7",
                "page=1e1",
                "page=9999999999"
            })
    void integersHaveAsciiDigits(String query) throws Exception {
        var answer = exchange(lenient, credentials(lenient), "GET", TICKETS + "?" + query, new byte[0]);

        assertRefused(answer, 154000, query.replaceAll("=.*", "") + " must be an integer");
    }

    private interface Exchange {
        String with(HelpdeskEmulator emulator) throws Exception;
    }

    private Exchange get(String target) {
        return emulator -> exchange(emulator, credentials(emulator), "GET", target, new byte[0]);
    }

    private Exchange send(Map<String, String> headers, byte[] body) {
        return emulator -> exchange(emulator, with(credentials(emulator), headers), "POST", messages(), body);
    }

    private void assertTolerated(Exchange exchange, int code, String deviation) throws Exception {
        findings.clear();
        assertThat(exchange.with(lenient)).startsWith("HTTP/1.1 200 ");
        assertWarning(deviation);
        findings.clear();
        var refused = exchange.with(strict);
        if (deviation.contains("slashes")) {
            assertThat(refused).startsWith("HTTP/1.1 404 ");
        } else {
            assertRefused(refused, code, deviation);
        }
    }

    private void assertWarning(String deviation) {
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(finding.reason()).contains(deviation);
            assertThat(finding.status()).isEqualTo(200);
            assertThat(finding.logId()).isNotEmpty();
        });
    }

    private void assertRefused(String answer, int code, String reason) {
        var envelope = envelope(answer);
        assertThat(envelope.get("code").getAsInt()).isEqualTo(code);
        assertThat(envelope.get("msg").getAsString()).contains(reason);
        assertThat(findings).last().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.REFUSAL);
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.reason()).isEqualTo(envelope.get("msg").getAsString());
            assertThat(finding.logId())
                    .isEqualTo(envelope.getAsJsonObject("error").get("log_id").getAsString());
        });
    }

    private String messages() {
        return TICKETS + "/" + ticket + "/messages";
    }

    private static byte[] message() {
        return ProxiedDesk.MESSAGE.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] token(HelpdeskEmulator emulator) {
        var body = "{\"app_id\":\"" + emulator.appId() + "\",\"app_secret\":\"" + emulator.appSecret() + "\"}";
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static Map<String, String> credentials(HelpdeskEmulator emulator) throws Exception {
        var client = new Client(emulator);
        return with(
                Map.of("Authorization", "Bearer " + client.token()),
                Map.of(
                        "X-Lark-Helpdesk-Authorization",
                        client.helpdeskAuthorization(),
                        "Content-Type",
                        "application/json; charset=utf-8"));
    }

    private static Map<String, String> with(Map<String, String> headers, Map<String, String> more) {
        var all = new java.util.TreeMap<>(headers);
        all.putAll(more);
        return all;
    }

    /** Returns the answer to a request whose target is sent unencoded in UTF-8. */
    private static String exchange(
            HelpdeskEmulator emulator, Map<String, String> headers, String method, String target, byte[] body)
            throws IOException {
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        try (var client = new RawClient(emulator.port())) {
            var utf8 = new String(head.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            return client.send(utf8 + new String(body, StandardCharsets.ISO_8859_1))
                    .answer();
        }
    }

    private static JsonObject envelope(String answer) {
        var body = RawClient.bodyOf(answer).getBytes(StandardCharsets.ISO_8859_1);
        return JsonParser.parseString(new String(body, StandardCharsets.UTF_8)).getAsJsonObject();
    }
}
