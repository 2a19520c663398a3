package dev.helpdesk4j.adapter.fake.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.helpdesk4j.adapter.fake.emulator.ReceivingServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The webhook, set and observed through the control. */
@Timeout(60)
class ControlWebhookTest {

    private static final String SECRETS = ",'verification_token':'marked-token','encrypt_key':'marked-key'}";

    private final ControlledDesk desk = new ControlledDesk();
    private ReceivingServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ReceivingServer();
        desk.fake.subscribeToAllEvents();
    }

    @AfterEach
    void close() {
        desk.close();
        server.close();
    }

    private void set() throws Exception {
        desk.client.done("PUT", "/webhook", "{'url':'" + server.url() + "','verification_token':'marked-token'}");
    }

    private void act(String text) throws Exception {
        desk.client.done("POST", "/tickets/" + desk.ticket + "/acts", "{'act':'guest_says','text':'" + text + "'}");
    }

    private JsonObject state() throws Exception {
        return desk.client.done("GET", "/events");
    }

    @Test
    void aWebhookReceivesWhatPeopleDo() throws Exception {
        set();

        act("The VPN is down");

        assertThat(server.next().body()).contains("\"token\":\"marked-token\"", "The VPN is down");
    }

    @Test
    void aKeyEncryptsTheEvents() throws Exception {
        desk.client.done("PUT", "/webhook", "{'url':'" + server.url() + "'" + SECRETS);

        act("The VPN is down");

        assertThat(server.next().json().keySet()).containsExactly("encrypt");
        assertThat(state().get("encrypted").getAsBoolean()).isTrue();
        assertThat(state().toString()).contains(server.url()).doesNotContain("marked");
    }

    @Test
    void attemptsAndPendingDeliveriesAreListed() throws Exception {
        server.answers(ReceivingServer.Answer.status(503));
        set();
        act("The VPN is down");
        var id = server.next().eventId();
        server.answers(ReceivingServer.Answer.ok());
        act("the next event is sent after the attempt has ended");
        server.next();

        var state = state();

        assertThat(state.getAsJsonArray("attempts").get(0))
                .hasToString(
                        "{\"event_id\":\"" + id + "\",\"event_type\":\"helpdesk.ticket_message.created_v1\","
                                + "\"attempt\":1,\"started_at\":\"2026-03-02T09:00:00Z\",\"status\":503,\"failure\":\"status 503\"}");
        assertThat(state.getAsJsonArray("pending"))
                .hasToString("[{\"event_id\":\"" + id + "\",\"event_type\":\"helpdesk.ticket_message.created_v1\","
                        + "\"attempt\":2,\"due_at\":\"2026-03-02T09:00:15Z\"}]");

        desk.client.done("POST", "/clock", "{'advance_ms':15000}");
        assertThat(server.next().eventId()).isEqualTo(id);
    }

    @Test
    void anEventCanBeDuplicated() throws Exception {
        set();
        act("The VPN is down");
        var id = server.next().eventId();

        desk.client.done("POST", "/events/duplicates", "{'event_id':'" + id + "'}");

        assertThat(server.next().eventId()).isEqualTo(id);
        assertThat(desk.client.refused("POST", "/events/duplicates", "{'event_id':'1'}"))
                .isEqualTo("404 event_id must be that of one of the last 1000 events, got 1");
    }

    @Test
    void eventsCanBeLostDelayedAndDoubled() throws Exception {
        set();
        desk.client.done("PUT", "/events/transport", "{'lose_every':1}");
        act("lost");
        desk.client.done(
                "PUT", "/events/transport", "{'delay_ms':1000,'shuffle_within_ms':1000,'seed':7,'duplicated':true}");
        act("late");
        desk.client.done("PUT", "/events/transport", "{}");
        act("at once");
        assertThat(server.next().body()).contains("at once");

        desk.client.done("POST", "/clock", "{'advance_ms':2000}");

        assertThat(server.next(2))
                .allSatisfy(received -> assertThat(received.body()).contains("late"));
        assertThat(state().get("lost").getAsInt()).isEqualTo(1);
    }

    @Test
    void theUrlCheckFailsWithoutAChallenge() throws Exception {
        set();

        assertThat(desk.client.refused("POST", "/webhook/check", "{}"))
                .isEqualTo("409 webhook must return the challenge with status 200 within 1 second, got another body");
    }

    @Test
    void aRemovedWebhookReceivesNothing() throws Exception {
        set();

        desk.client.done("DELETE", "/webhook");
        act("nobody listens");

        assertThat(server.waiting()).isZero();
        assertThat(desk.client.refused("GET", "/events", ""))
                .isEqualTo("409 the emulator must have a webhook or serve long connections, got none");
        assertThat(desk.client.refused("POST", "/webhook/check", "{}"))
                .isEqualTo("409 the emulator must have a webhook, got none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'url':'https://example.com'" + SECRETS,
                "{'url':'https://marked:marked@example.com'" + SECRETS,
                "{'url':'http://localhost','verification_token':['marked']}",
                "{'url':'http://localhost','verification_token':'t','encrypt_key':{'marked':'marked'}}",
                "{'url':'http://localhost','verification_token':'t','other':'marked'}",
                "{'url':'http://localhost','verification_token':'marked",
                "marked"
            })
    void noRefusalShowsASecret(String body) throws Exception {
        assertThat(desk.client.refused("PUT", "/webhook", body))
                .startsWith("400 ")
                .doesNotContain("marked");
    }
}
