package dev.helpdesk4j.adapter.fake.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.helpdesk4j.adapter.fake.emulator.SocketClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long connections, observed and disturbed through the control. */
@Timeout(60)
class ControlLongConnectionsTest {

    private final ControlledDesk desk = new ControlledDesk(builder -> builder.longConnections(1));

    @BeforeEach
    void subscribe() {
        desk.fake.subscribeToAllEvents();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void act(String text) throws Exception {
        desk.client.done("POST", "/tickets/" + desk.ticket + "/acts", "{'act':'guest_says','text':'" + text + "'}");
    }

    private void fault(String fields) throws Exception {
        desk.client.done("POST", "/long-connections/faults", "{" + fields + "}");
    }

    private JsonObject state() throws Exception {
        return desk.client.done("GET", "/events");
    }

    @Test
    void theStateIsThatOfTheConnections() throws Exception {
        assertThat(state())
                .hasToString(
                        "{\"open_connections\":0,\"lost\":0,\"dropped\":0,\"abandoned\":0,\"pending\":[],\"attempts\":[]}");
        try (var client = SocketClient.to(desk.emulator)) {
            act("The VPN is down");
            var id = client.acknowledgeNext(500);
            client.ping();

            var state = state();

            assertThat(state.get("open_connections").getAsInt()).isEqualTo(1);
            assertThat(state.getAsJsonArray("attempts"))
                    .hasToString(
                            "[{\"event_id\":\"" + id + "\",\"event_type\":\"helpdesk.ticket_message.created_v1\","
                                    + "\"attempt\":1,\"started_at\":\"2026-03-02T09:00:00Z\",\"status\":500,\"failure\":\"code 500\"}]");
            assertThat(state.getAsJsonArray("pending")).hasSize(1);
        }
    }

    @Test
    void anEventCanBeDuplicated() throws Exception {
        try (var client = SocketClient.to(desk.emulator)) {
            act("The VPN is down");
            var id = client.acknowledgeNext(200);

            desk.client.done("POST", "/events/duplicates", "{'event_id':'" + id + "'}");

            assertThat(client.acknowledgeNext(200)).isEqualTo(id);
        }
    }

    @Test
    void eventsCanBeLost() throws Exception {
        desk.client.done("PUT", "/events/transport", "{'lose_every':1}");

        act("lost");

        assertThat(state().get("lost").getAsInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"cut, 1006", "disconnected, 1001"})
    void connectionsCanBeEnded(String fault, int code) throws Exception {
        try (var client = SocketClient.to(desk.emulator)) {
            fault("'fault':'" + fault + "'");

            assertThat(client.end()).isEqualTo(code);
        }
    }

    @Test
    void garbageCanBeSent() throws Exception {
        try (var client = SocketClient.to(desk.emulator)) {
            fault("'fault':'garbage'");

            assertThat(client.nextMessage()).containsExactly(0xff, 0, 'x');
        }
    }

    @Test
    void connectionsCanBeSilent() throws Exception {
        try (var client = SocketClient.to(desk.emulator)) {
            fault("'fault':'silent'");
            act("The VPN is down");
            // The attempt ends three seconds after it began.
            while (state().getAsJsonArray("attempts").isEmpty()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }

            assertThat(client.hasReceived()).isFalse();
        }
    }

    @Test
    void framesCanBeSlow() throws Exception {
        try (var client = SocketClient.to(desk.emulator)) {
            fault("'fault':'slow','delay_ms':200");
            var start = System.nanoTime();

            client.ping();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void eventsCanBeInSeveralFrames() throws Exception {
        try (var client = SocketClient.to(desk.emulator)) {
            fault("'fault':'parts','frames':3");
            act("The VPN is down");

            assertThat(client.headerOfNext("sum")).isEqualTo("3");
        }
    }

    @Test
    void theServiceIdCanBeWrong() throws Exception {
        assertThat(SocketClient.url(desk.emulator)).hasParameter("service_id", "33554678");

        fault("'fault':'wrong_service'");

        assertThat(SocketClient.url(desk.emulator)).hasParameter("service_id", "33554679");
    }

    @Test
    void requestsCanBeRefusedUntilTheFaultsEnd() throws Exception {
        fault("'fault':'refused','code':403");
        assertThat(SocketClient.requested(desk.emulator).get("code").getAsInt()).isEqualTo(403);

        desk.client.done("DELETE", "/long-connections/faults");

        assertThat(SocketClient.requested(desk.emulator).get("code").getAsInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'status':403                          | 403, refused on demand, none
            'status':514,'auth_code':1000040350 | 514, refused on demand, 1000040350
            """, quoteCharacter = '`')
    void handshakesCanBeRefused(String fields, String refusal) throws Exception {
        fault("'fault':'handshake_refused'," + fields);

        assertThatThrownBy(() -> SocketClient.to(desk.emulator))
                .isInstanceOf(SocketClient.Refused.class)
                .hasMessage("400, " + refusal);
    }

    @Test
    void clientsReceiveTheirConfig() throws Exception {
        desk.client.done(
                "PUT",
                "/long-connections/config",
                "{'reconnect_count':3,'reconnect_interval_s':4,'reconnect_nonce_s':0,'ping_interval_s':5}");

        assertThat(SocketClient.requested(desk.emulator).getAsJsonObject("data").get("ClientConfig"))
                .hasToString("{\"ReconnectCount\":3,\"ReconnectInterval\":4,\"ReconnectNonce\":0,\"PingInterval\":5}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'fault':'parts','frames':101            | frames must be a whole number from 1 to 100, got 101
            'fault':'slow','delay_ms':3600001       | delay_ms must be a whole number from 0 to 3600000, got 3600001
            'fault':'slow'                          | delay_ms must be a whole number from 0 to 3600000, got none
            'fault':'refused','code':0              | code must be a whole number from 1 to 2147483647, got 0
            'fault':'cut','frames':2                | fields must be among fault, got "frames"
            """)
    void aFaultWithoutItsFieldsIsRefused(String fields, String refusal) throws Exception {
        assertThat(desk.client.refused("POST", "/long-connections/faults", "{" + fields + "}"))
                .isEqualTo("400 " + refusal);
    }

    @Test
    void whileThereIsAWebhookThereAreNoConnections() throws Exception {
        try (var client = SocketClient.to(desk.emulator)) {
            desk.client.done("PUT", "/webhook", "{'url':'http://127.0.0.1:1/','verification_token':'t'}");

            assertThat(client.end()).isEqualTo(1006);
            assertThat(state().has("open_connections")).isFalse();
            assertThat(desk.client.refused("POST", "/long-connections/faults", "{'fault':'cut'}"))
                    .isEqualTo("409 the emulator must serve long connections, got none");
        }

        desk.client.done("DELETE", "/webhook");

        try (var client = SocketClient.to(desk.emulator)) {
            act("The VPN is down");
            client.acknowledgeNext(200);
        }
    }
}
