package dev.helpdesk4j.adapter.fake.emulator;

import static dev.helpdesk4j.adapter.fake.emulator.Client.code;
import static dev.helpdesk4j.adapter.fake.emulator.Client.data;
import static dev.helpdesk4j.adapter.fake.emulator.Client.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.fake.TicketStory;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import dev.helpdesk4j.ports.Operation;
import io.vavr.collection.List;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpdeskEmulatorTest {

    private static final String TICKETS = "helpdesk/v1/tickets";
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final ManualClock clock = ManualClock.at(NINE);
    private final FakeHelpdesk fake = FakeHelpdesk.builder().clock(clock).build();
    private final HelpdeskEmulator emulator =
            HelpdeskEmulator.builder(fake).strict().start();
    private final Client client = new Client(emulator);
    private final TicketStory story = fake.guest("Lin").opensTicket().guestSays("Help");
    private final String ticket = TICKETS + "/" + story.id().value();
    private final String messages = ticket + "/messages";

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void aTicketIsFound() throws Exception {
        story.tagged("VPN");

        var answer = client.get(ticket);

        var found = data(answer).getAsJsonObject("ticket");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(answer.headers().firstValue("X-Tt-Logid")).isPresent();
        assertThat(found.get("ticket_id").getAsString()).isEqualTo(story.id().value());
        assertThat(found.get("created_at").getAsLong()).isEqualTo(NINE.toEpochMilli());
        assertThat(found.getAsJsonArray("tags")).hasSize(1);
    }

    @Test
    void aSearchReturnsTheTotalWithoutTags() throws Exception {
        story.tagged("VPN");
        fake.guest("Emma").opensTicket();

        var found = data(client.get(TICKETS + "?page_size=1&page=2"));

        assertThat(found.get("total").getAsInt()).isEqualTo(2);
        assertThat(found.getAsJsonArray("tickets")).hasSize(1);
        assertThat(found.getAsJsonArray("tickets").get(0).getAsJsonObject().has("tags"))
                .isFalse();
    }

    @Test
    void everyFilterIsUnderstood() throws Exception {
        story.tagged("VPN 专线")
                .agent("Mei")
                .enters()
                .closes()
                .guestScores(Score.NEUTRAL)
                .resolved();
        var agent = story.ticket().agentOwner().get().id().get().value();
        var guest = story.ticket().guest().get().id().get().value();
        var millis = NINE.toEpochMilli();

        for (var query : List.of(
                "ticket_id=" + story.id().value(),
                "agent_id=" + agent,
                "closed_by_id=" + agent,
                "type=2",
                "channel=13",
                "solved=2",
                "score=2",
                "status_list=1&status_list=51",
                "guest_name=li",
                "guest_id=" + guest,
                "tags=Mail&tags=VPN+%E4%B8%93%E7%BA%BF",
                "create_time_start=" + millis + "&create_time_end=" + millis,
                "update_time_start=" + millis + "&update_time_end=" + millis)) {
            assertThat(data(client.get(TICKETS + "?" + query)).get("total").getAsInt())
                    .as(query)
                    .isEqualTo(1);
        }
        for (var query : List.of(
                "ticket_id=1",
                "agent_id=" + guest,
                "closed_by_id=" + guest,
                "type=1",
                "channel=0",
                "solved=1",
                "score=1",
                "status_list=1&status_list=50",
                "guest_name=x",
                "guest_id=" + agent,
                "tags=Mail",
                "create_time_start=" + (millis + 1) + "&create_time_end=" + (millis + 1),
                "update_time_start=" + (millis + 1) + "&update_time_end=" + (millis + 1))) {
            assertThat(data(client.get(TICKETS + "?" + query)).get("total").getAsInt())
                    .as(query)
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page=0",
                "page=x",
                "page=",
                "page=1&page=2",
                "page_size=0",
                "page_size=201",
                "page_size=1.5",
                "page=51&page_size=200",
                "status_list=1,50",
                "score=bad",
                "guest_name=",
                "ticket_id=%2Fa",
                "create_time_start=1616920429000",
                "update_time_end=1616920429000",
                "create_time_start=2&create_time_end=1",
                "create_time_start=-5&create_time_end=1"
            })
    void aSearchThatTheDocumentDoesNotAllowIsRefused(String query) throws Exception {
        var answer = client.get(TICKETS + "?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo(154000);
        assertThat(json(answer).get("msg").getAsString())
                .startsWith("Bad request, please check your request body: ")
                .hasSizeGreaterThan(50);
        assertThat(fake.calls(Operation.SEARCH_TICKETS)).isZero();
    }

    @Test
    void bothEndsOfATimeMustBeGivenTogether() throws Exception {
        var answer = client.get(TICKETS + "?create_time_start=1616920429000");

        assertThat(json(answer).get("msg").getAsString())
                .endsWith("create_time_start and create_time_end must be given together, got create_time_start alone");
    }

    @Test
    void anUndocumentedEventIsRefusedWithTheDocumentedOnes() throws Exception {
        var answer = client.post(
                "helpdesk/v1/events/subscribe", "{\"events\":[{\"type\":\"helpdesk.ticket\",\"subtype\":\"x\"}]}");

        assertThat(code(answer)).isEqualTo(154000);
        assertThat(json(answer).get("msg").getAsString())
                .contains("event must be one of 'helpdesk.ticket' with subtype 'ticket.created_v1', ")
                .endsWith(", got 'helpdesk.ticket' with subtype 'x'");
        assertThat(fake.subscribedEvents()).isEmpty();
    }

    /** Ignoring one of these would return every ticket. */
    @ParameterizedTest
    @ValueSource(
            strings = {"solve=1", "ticket_type=1", "status=1", "status_list[]=1", "time_start=1", "pageSize=5", "x"})
    void aParameterThatNoDocumentNamesIsRefusedAndNamed(String query) throws Exception {
        var answer = client.get(TICKETS + "?" + query.replace("[]", "%5B%5D"));

        assertThat(code(answer)).isEqualTo(154000);
        assertThat(json(answer).get("msg").getAsString())
                .contains("'" + query.replaceAll("=.*", "") + "'")
                .contains("status_list");
    }

    @Test
    void otherOperationsHaveParametersOfTheirOwn() throws Exception {
        assertThat(code(client.get(messages + "?create_time_start=1&create_time_end=2")))
                .isEqualTo(154000);
        assertThat(code(client.get(TICKETS + "/" + story.id().value() + "?page=1")))
                .isEqualTo(154000);
        assertThat(code(client.post(messages + "?page=1", "{\"msg_type\":\"text\",\"content\":{\"text\":\"x\"}}")))
                .isEqualTo(154000);
    }

    @Test
    void aMessageHasTheDocumentedContentType() throws Exception {
        var answer = client.call(client.request(messages, client.token())
                .setHeader("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"msg_type\":\"text\",\"content\":{\"text\":\"x\"}}")));

        assertThat(code(answer)).isEqualTo(154000);
        assertThat(json(answer).get("msg").getAsString()).contains("text/plain");
    }

    @Test
    void aMissingPermissionToSendIsStatus401() throws Exception {
        fake.on(Operation.LIST_MESSAGES).next(Fault.permissionDenied());
        fake.on(Operation.SEND_MESSAGE).next(Fault.permissionDenied());

        assertThat(client.get(messages).statusCode()).isEqualTo(403);
        assertThat(client.post(messages, "{\"msg_type\":\"text\",\"content\":{\"text\":\"x\"}}")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"time_start=x", "time_start=2&time_end=1", "page_size=201", "time_end=99999999999999999"})
    void aListingThatTheDocumentDoesNotAllowIsRefused(String query) throws Exception {
        var answer = client.get(messages + "?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo(154000);
    }

    @Test
    void messageTimesAreSeconds() throws Exception {
        clock.advance(Duration.ofMillis(1500));
        story.guestSays("Hello?");
        var second = NINE.getEpochSecond();

        assertThat(total(messages)).isEqualTo(2);
        assertThat(total(messages + "?time_start=" + (second + 1))).isEqualTo(1);
        assertThat(total(messages + "?time_end=" + second)).isEqualTo(1);
        assertThat(total(messages + "?time_start=" + second + "&time_end=" + (second + 1)))
                .isEqualTo(2);
    }

    @Test
    void aMalformedTicketIdIsAnInvalidRequest() throws Exception {
        assertThat(code(client.get(TICKETS + "/a%20b"))).isEqualTo(154000);
        assertThat(code(client.get(TICKETS + "/a%2Fb/messages"))).isEqualTo(154000);
    }

    @Test
    void aMissingTicketIsNotFound() throws Exception {
        var answer = client.get(TICKETS + "/1");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(code(answer)).isEqualTo(154004);
        assertThat(json(answer).get("msg").getAsString()).isEqualTo("Resource not found");
        assertThat(json(answer).getAsJsonObject("error").get("log_id").getAsString())
                .isEqualTo(answer.headers().firstValue("X-Tt-Logid").get());
        assertThat(code(client.get(TICKETS + "/1/messages"))).isEqualTo(154004);
        assertThat(code(client.post(TICKETS + "/1/messages", "{\"msg_type\":\"text\",\"content\":{\"text\":\"x\"}}")))
                .isEqualTo(154004);
    }

    @Test
    void unknownPathsAndMethodsAreRefusedWithTheKnownOnes() throws Exception {
        var unknown = client.get("helpdesk/v1/agents");
        var wrongMethod = client.call(client.request(ticket, client.token()).DELETE());

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).get("msg").getAsString())
                .contains("No such path: it must be one of POST /open-apis/auth/v3/tenant_access_token/internal, GET ");
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(json(wrongMethod).get("msg").getAsString())
                .isEqualTo("Method not allowed: it must be GET, got DELETE");
        assertThat(wrongMethod.headers().firstValue("Allow")).contains("GET");
        for (var answer : List.of(unknown, wrongMethod)) {
            assertThat(code(answer)).isEqualTo(154000);
            assertThat(answer.headers().firstValue("X-Tt-Logid"))
                    .contains(
                            json(answer).getAsJsonObject("error").get("log_id").getAsString());
        }
        var head = client.call(client.request(ticket, client.token()).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(405);
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST, 400, 154000",
        "UNAUTHENTICATED, 401, 154001",
        "NOT_FOUND, 404, 154004",
        "TICKET_CLOSED, 401, 154401",
        "PROHIBITED_URL, 401, 154403",
        "SERVICE_UNAVAILABLE, 500, 155000",
        "REJECTED, 400, 190001"
    })
    void injectedFailuresHaveTheDocumentedStatusAndCode(Kind kind, int status, int code) throws Exception {
        for (var operation : Operation.values()) {
            fake.on(operation).next(Fault.of(kind));
        }

        for (var answer : List.of(
                client.get(ticket), client.get(TICKETS), client.get(messages), client.post(messages, text("x")))) {
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(code(answer)).isEqualTo(code);
        }
    }

    @Test
    void missingScopesAreNamed() throws Exception {
        fake.on(Operation.FIND_TICKET)
                .next(Fault.permissionDenied("helpdesk:all:readonly"))
                .next(Fault.permissionDenied());

        var named = client.get(ticket);
        var unnamed = client.get(ticket);

        assertThat(named.statusCode()).isEqualTo(400);
        assertThat(code(named)).isEqualTo(99991672);
        assertThat(json(named).getAsJsonObject("error").get("permission_violations"))
                .isEqualTo(
                        JsonParser.parseString("[{'type':'action_scope_required','subject':'helpdesk:all:readonly'}]"));
        assertThat(unnamed.statusCode()).isEqualTo(403);
        assertThat(code(unnamed)).isEqualTo(154003);
    }

    @Test
    void theDelayOfARateLimitIsInAHeader() throws Exception {
        fake.on(Operation.FIND_TICKET)
                .next(Fault.rateLimited(Duration.ofMillis(1500)))
                .next(Fault.rateLimited());

        var withDelay = client.get(ticket);
        var withoutDelay = client.get(ticket);

        assertThat(withDelay.statusCode()).isEqualTo(429);
        assertThat(code(withDelay)).isEqualTo(99991400);
        assertThat(withDelay.headers().firstValue("x-ogw-ratelimit-reset")).contains("1.5");
        assertThat(withoutDelay.headers().firstValue("x-ogw-ratelimit-reset")).isEmpty();
    }

    @Test
    void aMessageWithALostAnswerIsDelivered() throws Exception {
        fake.on(Operation.SEND_MESSAGE).next(Fault.answerLost());

        assertThatThrownBy(() -> client.post(messages, text("x"))).isInstanceOf(IOException.class);

        assertThat(fake.sent()).hasSize(1);
    }

    @Test
    void anOutageClosesConnections() throws Exception {
        var token = client.token();
        fake.outage();

        assertThatThrownBy(() -> client.call(client.request(messages, token).POST(BodyPublishers.ofString(text("x")))))
                .isInstanceOf(IOException.class);

        assertThat(fake.sent()).isEmpty();
    }

    @Test
    void anUnreadableAnswerIsASuccessCutShort() throws Exception {
        fake.on(Operation.FIND_TICKET).next(Fault.unreadableAnswer());
        fake.on(Operation.SEND_MESSAGE).next(Fault.unreadableAnswer());

        var read = client.get(ticket);
        var sent = client.post(messages, text("x"));

        for (var answer : List.of(read, sent)) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> json(answer)).isInstanceOf(JsonSyntaxException.class);
        }
        assertThat(fake.sent()).hasSize(1);
    }

    @Test
    void aSendThatMetAnInternalErrorHasNotArrived() throws Exception {
        fake.on(Operation.SEND_MESSAGE).next(Fault.internalError());

        assertThat(code(client.post(messages, text("x")))).isEqualTo(155000);
        assertThat(fake.sent()).isEmpty();
    }

    @Test
    void aClosedEmulatorHasNoConnectionsAndNoPort() throws Exception {
        for (var i = 0; i < 50; i++) {
            var closing = HelpdeskEmulator.builder(fake).start();
            try (var connection = new RawClient(closing.port())) {
                connection.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();

                closing.close();

                assertThat(connection.read()).isEqualTo(-1);
                assertThatThrownBy(() -> new RawClient(closing.port())).isInstanceOf(ConnectException.class);
            }
        }
    }

    @Test
    void aClosedEmulatorCanBeReplacedOnItsPort() throws Exception {
        var port = emulator.port();
        emulator.close();

        try (var next = HelpdeskEmulator.builder(fake).port(port).start()) {
            assertThat(next.baseUrl()).isEqualTo("http://127.0.0.1:" + port);
            assertThat(new Client(next).get(ticket).statusCode()).isEqualTo(200);
        }
    }

    private int total(String path) throws Exception {
        return data(client.get(path)).get("total").getAsInt();
    }

    private static String text(String text) {
        return "{\"msg_type\":\"text\",\"content\":{\"text\":\"" + text + "\"}}";
    }
}
