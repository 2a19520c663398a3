package dev.helpdesk4j.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.lark.oapi.core.request.EventReq;
import com.lark.oapi.event.CustomEventHandler;
import com.lark.oapi.event.EventDispatcher;
import com.lark.oapi.ws.Client;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The events that the emulator delivers over a long connection, as the SDK opens it and handles them. */
@Timeout(60)
final class LongConnectionTest {

    private static final int LONGEST_WAIT_SECONDS = 20;

    private final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
    private volatile int refused;

    @BeforeAll
    static void everyEventIsSubscribedTo() throws Exception {
        Story.subscribe();
    }

    /** The SDK's client cannot be closed. Without reconnecting it ends with its connection. */
    @AfterEach
    void connectionIsCut() throws Exception {
        Control.delete("/long-connections/faults");
        Control.post("/long-connections/faults", Map.of("fault", "cut"));
        awaitOpen(0);
    }

    /** Starts a connection, and returns when it is open. */
    private void connect() throws Exception {
        var handler = new CustomEventHandler() {
            @Override
            public void handle(EventReq event) {
                // The plain text, which a webhook has, is null here.
                var json = new String(event.getBody(), StandardCharsets.UTF_8);
                events.add(JsonParser.parseString(json).getAsJsonObject());
                if (refused-- > 0) {
                    throw new IllegalStateException("the handler throws on purpose");
                }
            }
        };
        var dispatcher = EventDispatcher.newBuilder("", "")
                .onCustomizedEvent("helpdesk.ticket.created_v1", handler)
                .onCustomizedEvent("helpdesk.ticket.updated_v1", handler)
                .onCustomizedEvent("helpdesk.ticket_message.created_v1", handler)
                .build();
        new Client.Builder(Sdk.variable("FEISHU_APP_ID"), Sdk.variable("FEISHU_APP_SECRET"))
                .domain(Sdk.variable("FEISHU_BASE_URL"))
                .eventHandler(dispatcher)
                .autoReconnect(false)
                .build()
                .start();
        awaitOpen(1);
    }

    private static void awaitOpen(int connections) throws Exception {
        int open;
        do {
            open = Control.get("/events").get("open_connections").getAsInt();
        } while (open != connections);
    }

    /** Returns the next events of a ticket; those of a test before, which are delivered again, are ignored. */
    private List<JsonObject> next(String ticket, int number) throws InterruptedException {
        var found = new ArrayList<JsonObject>();
        while (found.size() < number) {
            var event = events.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            assertThat(event).as("an event within %d s", LONGEST_WAIT_SECONDS).isNotNull();
            if (event.get("event").toString().contains(ticket)) {
                found.add(event);
            }
        }
        return found;
    }

    private static String opensTicket() throws Exception {
        return Control.post("/tickets", Map.of("guest", "Lin")).get("ticket_id").getAsString();
    }

    /** In one frame each: the SDK joins frames on several threads without a lock, and may lose some. */
    @Test
    void everyEventIsReceived() throws Exception {
        connect();

        var story = Story.happens();

        var expected = Story.expected();
        assertThat(next(story.ticket(), expected.size())).map(story::asExpected).isEqualTo(expected);
    }

    @Test
    void anEventWhoseHandlerThrowsIsDeliveredAgain() throws Exception {
        connect();
        refused = 1;
        var ticket = opensTicket();
        var first = next(ticket, 1);
        awaitFailure(first.get(0).getAsJsonObject("header").get("event_id").getAsString());

        Control.post("/clock", Map.of("advance_ms", 15_000));

        assertThat(next(ticket, 1)).isEqualTo(first);
    }

    /** Waits for the failed attempt to deliver an event: the SDK acknowledges after the handler has thrown. */
    private static void awaitFailure(String event) throws Exception {
        List<String> failures;
        do {
            failures = Response.objects(Control.get("/events").get("attempts")).stream()
                    .filter(attempt -> attempt.get("event_id").getAsString().equals(event) && attempt.has("failure"))
                    .map(attempt -> attempt.get("failure").getAsString())
                    .toList();
        } while (failures.isEmpty());
        assertThat(failures).containsExactly("code 500");
    }
}
