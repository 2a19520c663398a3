package dev.helpdesk4j.adapter.fake.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.helpdesk4j.adapter.fake.http.Request;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlRefusalsTest {

    private static final String NO_TOKEN = "401 Authorization must be Bearer and the control's token, got ";
    private static final String OPENS = "{\"guest\":\"Lin\"}";

    private final ControlledDesk desk = new ControlledDesk();
    private final ControlClient client = desk.client;

    @AfterEach
    void assertNothingChanged() throws Exception {
        desk.close();

        var tickets = desk.fake.tickets().search(TicketCriteria.any(), PageRequest.first());
        assertThat(tickets.get().total()).isEqualTo(1);
    }

    @Test
    void withoutATokenNothingIsDone() throws Exception {
        var request = client.bare("/tickets").header("Content-Type", "application/json");

        assertThat(client.refused(request.POST(BodyPublishers.ofString(OPENS)))).isEqualTo(NO_TOKEN + "none");
        assertThat(client.send(request).headers().firstValue("WWW-Authenticate"))
                .contains("Bearer");
    }

    @Test
    void aWrongTokenIsRefused() throws Exception {
        var token = desk.control.token();
        for (var wrong : new String[] {
            "Bearer " + token.substring(1),
            "Bearer " + token + "x",
            "Bearer x" + token.substring(1),
            "Bearer " + token.toLowerCase(Locale.ROOT),
            "Bearer",
            "Bearer ",
            "bearer " + token,
            "Basic " + token,
            token
        }) {
            var request = client.bare("/tickets")
                    .header("Authorization", wrong)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(OPENS));

            assertThat(client.refused(request)).as(wrong).isEqualTo(NO_TOKEN + "something else");
        }
    }

    @Test
    void aTokenBelongsToOneControl() {
        try (var other = EmulatorControl.builder(desk.fake, desk.emulator).start()) {
            assertThat(other.token()).isNotEqualTo(desk.control.token()).hasSizeGreaterThanOrEqualTo(43);
        }
    }

    @Test
    void theTokenIsInNoToString() throws Exception {
        var token = ControlToken.random();

        assertThat(desk.control.toString()).doesNotContain(desk.control.token());
        assertThat(token.toString()).doesNotContain(token.value());
        var headers = Map.of("Authorization", "Bearer " + token.value());
        var request = Request.of("HTTP/1.1", "GET", "/clock", headers.entrySet(), new byte[0], Option.none());
        assertThat(token.isIn(request.header("authorization").get())).isTrue();
        assertThat(request.toString()).isEqualTo("Request[GET /clock]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:80", "localhost.evil.example", "10.0.0.1", "0.0.0.0"})
    void aForeignHostIsRefused(String host) throws Exception {
        assertThat(raw("Host: " + host + "\r\nAuthorization: Bearer " + desk.control.token() + "\r\n"))
                .startsWith("HTTP/1.1 421 ")
                .contains("{\"error\":\"Host must be localhost, 127.0.0.0/8 or [::1], got '" + host + "'\"}")
                .doesNotContain("now");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "https://localhost.evil.example",
                "http://127.0.0.1@evil.example",
                "null",
                "file://",
                "localhost"
            })
    void aForeignOriginIsRefused(String origin) throws Exception {
        assertThat(raw("Host: localhost\r\nOrigin: " + origin + "\r\nAuthorization: Bearer " + desk.control.token()
                        + "\r\n"))
                .startsWith("HTTP/1.1 403 ")
                .contains("{\"error\":\"Origin must be that of localhost, 127.0.0.0/8 or [::1], got " + origin + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000", "https://127.0.0.1", "http://[::1]:8080"})
    void aPageOfThisMachineMayUseIt(String origin) throws Exception {
        assertThat(raw("Host: localhost\r\nOrigin: " + origin + "\r\nAuthorization: Bearer " + desk.control.token()
                        + "\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .contains("\"now\"")
                .doesNotContainIgnoringCase("Access-Control-Allow");
    }

    /** Returns the raw answer to GET /clock with these headers. */
    private String raw(String headers) throws IOException {
        var uri = URI.create(desk.control.baseUrl());
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("GET /clock HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new StringWriter();
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8).transferTo(answer);
            return answer.toString();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "text/json"})
    void onlyJsonIsRead(String type) throws Exception {
        var request = client.bare("/tickets")
                .header("Authorization", "Bearer " + desk.control.token())
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(OPENS));

        assertThat(client.refused(request)).isEqualTo("415 Content-Type must be application/json, got " + type);
    }

    @Test
    void aBodyWithoutATypeIsRefused() throws Exception {
        var request = client.bare("/tickets")
                .header("Authorization", "Bearer " + desk.control.token())
                .POST(BodyPublishers.ofString(OPENS));

        assertThat(client.refused(request)).isEqualTo("415 Content-Type must be application/json, got none");
    }

    @Test
    void bodiesHaveOneMebibyteAtMost() throws Exception {
        var mebibyte = 1024 * 1024;
        var sender = "{'sender':'Lin','text':'";
        var path = "/tickets/" + desk.ticket + "/messages";
        var text = "x".repeat(mebibyte - sender.length() - 2);

        client.done("POST", path, sender + text + "'}");

        assertThat(client.refused("POST", path, sender + text + "x'}"))
                .isEqualTo("413 body must be at most 1048576 bytes, got 1048577");
        assertThat(client.refused("POST", path, sender + "ü".repeat(mebibyte / 2) + "'}"))
                .startsWith("413 body must be at most 1048576 bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET    | /nothing | 404 path must be one of those that GET /routes lists, got /nothing",
                "GET    | /tickets/ | 404 path must be one of those that GET /routes lists, got /tickets/",
                "GET    | /tickets | 405 method must be POST, got GET",
                "DELETE | /clock   | 405 method must be GET or POST, got DELETE",
                "PATCH  | /faults  | 405 method must be POST or DELETE, got PATCH",
                "GET    | /clock?x=1 | 400 query must be left out, got x=1",
            })
    void unknownRoutesAreRefused(String method, String path, String refusal) throws Exception {
        assertThat(client.refused(method, path, "")).isEqualTo(refusal);
    }

    @Test
    void aRefusedMethodListsTheAllowedOnes() throws Exception {
        var response = client.send(client.request("GET", "/faults", ""));

        assertThat(response.headers().firstValue("Allow")).contains("POST, DELETE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /tickets | [] | 400 body must be a JSON object, got []",
                "POST | /tickets | {'guest':'Lin'} x | 400 body must be a JSON object, got {\"guest\":\"Lin\"} x",
                "POST | /tickets | {guest:'Lin'} | 400 body must be a JSON object, got {guest:\"Lin\"}",
                "POST | /tickets | {'guest': | 400 body must be a JSON object, got {\"guest\":",
                "POST | /tickets | {} | 400 guest must be a text that is not empty, got none",
                "POST | /tickets | {'guest':''} | 400 guest must be a text that is not empty, got \"\"",
                "POST | /tickets | {'guest':7} | 400 guest must be a text that is not empty, got 7",
                "POST | /tickets | {'guest':null} | 400 guest must be a text that is not empty, got null",
                "POST | /tickets | {'guest':'Lin','name':'x'} | 400 fields must be among guest, channel, got \"name\"",
                "POST | /tickets | {'guest':'L','channel':1.5} | 400 channel must be a whole number from -2147483648 to 2147483647, got 1.5",
                "POST | /outage  | {'on':true} | 400 fields must be left out, got \"on\"",
                "PUT  | /latency | {'ms':-1} | 400 ms must be a whole number from 0 to 600000, got -1",
                "PUT  | /latency | {'ms':1e400} | 400 ms must be a whole number from 0 to 600000, got 1E+400",
                "PUT  | /latency | {'ms':'5'} | 400 ms must be a whole number from 0 to 600000, got \"5\"",
                "PUT  | /latency | {'ms':600001} | 400 ms must be a whole number from 0 to 600000, got 600001",
                "PUT  | /rate-limits | {'enforced':'yes'} | 400 enforced must be true or false, got \"yes\"",
                "PUT  | /ticket-shapes | {'shapes':'odd'} | 400 shapes must be one of documented, reported, got \"odd\"",
                "PUT  | /assumptions/all | {'holds':true} | 404 assumption must be one of tickets_newest_first,",
                "POST | /clock | {} | 400 fields must be exactly one of now, advance_ms, got none",
                "POST | /clock | {'now':'2026-03-02T09:00:00Z','advance_ms':1} | 400 fields must be exactly one of now, advance_ms, got now, advance_ms",
                "POST | /clock | {'now':'today'} | 400 now must be an instant from 1970 to 9999 such as 2026-03-02T09:00:00Z, got \"today\"",
                "POST | /clock | {'now':'1969-12-31T23:59:59Z'} | 400 now must be an instant from 1970 to 9999",
                "POST | /clock | {'advance_ms':300000000000000} | 400 advanced clock must be an instant from 1970 to 9999",
                "POST | /faults | {'operation':'find','fault':'not_found','next':1} | 400 operation must be one of find_ticket, search_tickets, list_messages, send_message, subscribe_events, unsubscribe_events, got \"find\"",
                "POST | /faults | {'operation':'find_ticket','fault':'odd','next':1} | 400 fault must be one of invalid_request, unauthenticated,",
                "POST | /faults | {'operation':'find_ticket','fault':'not_found'} | 400 fields must be exactly one of next, every, always, got none",
                "POST | /faults | {'operation':'find_ticket','fault':'not_found','next':0} | 400 next must be a whole number from 1 to 1000, got 0",
                "POST | /faults | {'operation':'find_ticket','fault':'not_found','next':1001} | 400 next must be a whole number from 1 to 1000, got 1001",
                "POST | /faults | {'operation':'find_ticket','fault':'not_found','always':false} | 400 always must be true or left out, got false",
                "POST | /faults | {'operation':'find_ticket','fault':'not_found','next':1,'code':5} | 400 fields must be among operation, fault, next, every, always, got \"code\"",
                "POST | /faults | {'operation':'find_ticket','fault':'rejected','next':1,'code':154000} | 400 code of a rejection must be that of no other fault, got 154000",
                "POST | /faults | {'operation':'find_ticket','fault':'permission_denied','next':1,'scopes':'x'} | 400 scopes must be a list of texts, got \"x\"",
                "POST | /network-faults | {'fault':'odd','next':1} | 400 fault must be one of none, disconnected,",
                "POST | /network-faults | {'fault':'garbled','next':1,'operation':'x'} | 400 operation must be one of find_ticket, search_tickets, list_messages, send_message, subscribe_events, unsubscribe_events, token, got \"x\"",
                "POST | /network-faults | {'fault':'garbled','next':1,'operation':'token','request':'x'} | 400 fields must be at most one of operation, request, got both",
                "POST | /network-faults | {'fault':'garbled','next':1,'request':'('} | 400 request must be a regular expression, got \"(\"",
                "POST | /network-faults | {'fault':'garbled','percent':101} | 400 percent must be a whole number from 0 to 100, got 101",
                "POST | /network-faults | {'fault':'dripping','next':1} | 400 pause_ms must be a whole number from 1 to 600000, got none",
                "POST | /network-faults | {'fault':'answers','next':1} | 400 answer must be an object, got none",
                "POST | /network-faults | {'fault':'answers','next':1,'answer':{}} | 400 fields must be exactly one of answer.status, answer.gzip_bomb_mib, answer.endless, got none",
                "POST | /network-faults | {'fault':'answers','next':1,'answer':{'status':99}} | 400 answer.status must be a whole number from 200 to 999, got 99",
                "POST | /network-faults | {'fault':'answers','next':1,'answer':{'status':200,'x':1}} | 400 fields must be among answer.status, answer.gzip_bomb_mib, answer.endless, answer.body, answer.headers, got \"answer.x\"",
                "POST | /tickets/none/acts | {'act':'botches'} | 400 act must be one of enters, replies,",
                "POST | /tickets/none/acts | {'act':'guest_closes'} | 404 ticket_id must be that of a ticket, got none",
                "POST | /tickets/none/messages | {'sender':'Lin','text':'x'} | 404 ticket_id must be that of a ticket, got none",
                "POST | /tickets/none/messages | {'sender':'Lin','message_type':'file'} | 400 content must be a text that is not empty, got none",
                "POST | /tickets/none/acts | {'act':'replies','text':'x'} | 400 agent must be a text that is not empty, got none",
                "POST | /tickets/none/acts | {'act':'guest_scores','score':'ok'} | 400 score must be one of dissatisfied, neutral, satisfied, got \"ok\"",
                "POST | /tickets/none/acts | {'act':'guest_scores','score':'neutral','reason':{}} | 400 reason must be a text in zh_cn, en_us, ja_jp, got {}",
                "POST | /tickets/none/acts | {'act':'guest_scores','score':'neutral','reason':{'fr':'x'}} | 400 fields must be among reason.zh_cn, reason.en_us, reason.ja_jp, got \"reason.fr\"",
                "DELETE | /faults | {} | 400 body must be left out, got 2 bytes",
            })
    void invalidFieldsAreRefusedWithTheRule(String method, String path, String body, String refusal) throws Exception {
        assertThat(client.refused(method, path, body)).startsWith(refusal);
    }

    @Test
    void anIdThatIsNoneIsRefused() throws Exception {
        assertThat(client.refused("POST", "/tickets/a%2Fb/acts", "{'act':'guest_closes'}"))
                .startsWith("400 ");
    }

    @Test
    void jsonIsNotReadBeyondADepth() throws Exception {
        assertThat(client.refused("POST", "/tickets", "{'guest':" + "[".repeat(500_000)))
                .startsWith("400 body must be a JSON object, got {\"guest\":[[[");
    }

    @Test
    void aBodyThatTheServerDoesNotReadIsRefused() throws Exception {
        assertThat(client.refused("POST", "/tickets", "{'guest':'" + "x".repeat(5 * 1024 * 1024) + "'}"))
                .isEqualTo("413 body must be at most 1048576 bytes, got more than 4194304");
    }

    @Test
    void aLongValueIsNotRepeatedWhole() throws Exception {
        assertThat(client.refused("POST", "/clock", "{'now':'" + "x".repeat(500_000) + "'}"))
                .hasSizeLessThan(250)
                .endsWith("…");
    }

    @Test
    void aControlThatIsClosedListensNoLonger() throws Exception {
        var request = client.request("GET", "/clock", "");
        assertThat(client.send(request).statusCode()).isEqualTo(200);

        desk.control.close();

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> client.send(request));
        assertThat(desk.get(desk.find).statusCode()).isEqualTo(200);
    }

    @Test
    void withoutAProxyTheNetworkCannotFail() throws Exception {
        try (var control = EmulatorControl.builder(desk.fake, desk.emulator).start()) {
            assertThat(new ControlClient(control).refused("POST", "/network-faults", "{'fault':'garbled','next':1}"))
                    .isEqualTo("409 a fault proxy must be there for faults of the network, got none");
        }
    }

    @Test
    void withoutAMovableClockTheTimeCanOnlyBeRead() throws Exception {
        try (var control = EmulatorControl.builder(desk.fake, desk.emulator).start()) {
            var other = new ControlClient(control);

            assertThat(other.done("GET", "/clock").get("now").getAsString()).isEqualTo("2026-03-02T09:00:00Z");
            assertThat(other.refused("POST", "/clock", "{'advance_ms':1}"))
                    .isEqualTo("409 a clock that can be moved must be there, got none");
        }
    }
}
