package dev.helpdesk4j.foreign;

import static dev.helpdesk4j.foreign.Desk.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.lark.oapi.core.request.EventReq;
import com.lark.oapi.event.CustomEventHandler;
import com.lark.oapi.event.EventDispatcher;
import com.lark.oapi.event.model.Header;
import com.lark.oapi.service.helpdesk.HelpdeskService;
import com.lark.oapi.service.helpdesk.v1.model.P2TicketCreatedV1;
import com.lark.oapi.service.helpdesk.v1.model.P2TicketCreatedV1Data;
import com.lark.oapi.service.helpdesk.v1.model.P2TicketMessageCreatedV1;
import com.lark.oapi.service.helpdesk.v1.model.P2TicketMessageCreatedV1Data;
import com.lark.oapi.service.helpdesk.v1.model.P2TicketUpdatedV1;
import com.lark.oapi.service.helpdesk.v1.model.P2TicketUpdatedV1Data;
import dev.helpdesk4j.foreign.Model.Difference;
import dev.helpdesk4j.foreign.Webhook.Delivery;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The events that the emulator posts, as the SDK's dispatcher verifies, decrypts and handles them. */
final class EventsTest {

    private static final String TOKEN = "a verification token";
    private static final String KEY = "an encrypt key";
    private static final String NO_KEY = "";

    private static final String CREATED = "helpdesk.ticket.created_v1";
    private static final String UPDATED = "helpdesk.ticket.updated_v1";
    private static final String MESSAGE = "helpdesk.ticket_message.created_v1";

    private static final String HANDLED = "{\"msg\":\"success\"}";

    /** Values that the SDK's models cannot hold. */
    private static final List<Difference> FAULTS = List.of(
            new Difference("P2TicketCreatedV1Data.created_at", "Integer", "long"),
            new Difference("P2TicketCreatedV1Data.updated_at", "Integer", "long"),
            new Difference("TicketEvent.created_at", "Integer", "long"),
            new Difference("TicketEvent.updated_at", "Integer", "long"),
            new Difference("TicketEvent.closed_at", "Integer", "long"),
            new Difference("TicketEventUpdateInfo.updated_at", "Integer", "long"),
            new Difference("P2TicketMessageCreatedV1Data.position", "String", "int"),
            new Difference("TicketMessageContent.content", "String", "object"));

    /** Fields that are declared, but not in what is posted; of the ticket of a message, only its id and status are. */
    private static final Set<String> NOT_POSTED = Set.of(
            "P2TicketCreatedV1Data.customized_fields",
            "P2TicketCreatedV1Data.score",
            "P2TicketCreatedV1Data.solve",
            "TicketEvent.agents",
            "TicketEvent.closed_by",
            "TicketEvent.collaborators",
            "TicketEvent.customized_fields",
            "TicketMessageContent.image_key",
            "TicketUserEvent.avatar_url",
            "TicketUserEvent.email");

    private static final Map<String, Class<?>> MODELS = Map.of(
            CREATED, P2TicketCreatedV1Data.class,
            UPDATED, P2TicketUpdatedV1Data.class,
            MESSAGE, P2TicketMessageCreatedV1Data.class);

    private Webhook webhook;

    @BeforeAll
    static void everyEventIsSubscribedTo() throws Exception {
        Story.subscribe();
    }

    @AfterEach
    void nothingIsPostedAnyMore() throws Exception {
        Control.delete("/webhook");
        webhook.close();
    }

    /** Starts a webhook, to which the emulator posts with these secrets. */
    private void serve(EventDispatcher dispatcher, String token, String key) throws Exception {
        webhook = new Webhook(dispatcher);
        var fields = new TreeMap<>(Map.of("url", webhook.url(), "verification_token", token));
        if (!key.isEmpty()) {
            fields.put("encrypt_key", key);
        }
        Control.put("/webhook", fields);
    }

    private void serve(String key) throws Exception {
        serve(dispatcher(key), TOKEN, key);
    }

    /** Returns a dispatcher that accepts any JSON in an event. */
    private static EventDispatcher dispatcher(String key) {
        var anything = new CustomEventHandler() {
            @Override
            public void handle(EventReq event) {
                assertThat(event.getPlain()).isNotEmpty();
            }
        };
        return EventDispatcher.newBuilder(TOKEN, key)
                .onCustomizedEvent(CREATED, anything)
                .onCustomizedEvent(UPDATED, anything)
                .onCustomizedEvent(MESSAGE, anything)
                .build();
    }

    private static String opensTicket() throws Exception {
        return Control.post("/tickets", Map.of("guest", "Lin")).get("ticket_id").getAsString();
    }

    private static void guestSays(String ticket, String text) throws Exception {
        Control.post("/tickets/" + ticket + "/acts", Map.of("act", "guest_says", "text", text));
    }

    /** Returns what the webhook receives if a guest opens a ticket. */
    private Delivery opened() throws Exception {
        opensTicket();
        return webhook.next();
    }

    @ParameterizedTest(name = "encrypt key: {0}")
    @ValueSource(strings = {NO_KEY, KEY})
    void theUrlCheckIsAnswered(String key) throws Exception {
        serve(key);

        Control.post("/webhook/check", Map.of());

        assertThat(webhook.next().json().keySet()).containsExactlyInAnyOrder("challenge", "token", "type");
    }

    @Test
    void aUrlCheckWithAnotherTokenIsRefused() throws Exception {
        serve(dispatcher(KEY), "another token", KEY);

        assertThatThrownBy(() -> Control.post("/webhook/check", Map.of())).hasMessageContaining("got status 500");

        assertThat(webhook.next().answer()).isEqualTo("{\"msg\":\"The result of auth by challenge failed\"}");
    }

    @ParameterizedTest(name = "encrypt key: {0}")
    @ValueSource(strings = {NO_KEY, KEY})
    void everyEventIsReceived(String key) throws Exception {
        serve(key);

        var story = Story.happens();

        var expected = Story.expected();
        var events = json(webhook.next(expected.size()));
        assertThat(events).map(story::asExpected).isEqualTo(expected);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.get("schema").getAsString()).isEqualTo("2.0");
            var header = event.getAsJsonObject("header");
            assertThat(header.keySet()).isEqualTo(Model.fields(Header.class).keySet());
            assertThat(header.get("event_id").getAsString()).matches("[0-9a-f]{32}");
            assertThat(header.get("create_time").getAsString()).matches("\\d{13}");
            assertThat(header.get("token").getAsString()).isEqualTo(TOKEN);
            assertThat(header.get("app_id").getAsString()).isEqualTo(Sdk.variable("FEISHU_APP_ID"));
            assertThat(header.get("tenant_key").getAsString()).isEqualTo("2ed263bf32cf1651");
        });
        assertThat(events).map(EventsTest::id).doesNotHaveDuplicates();
    }

    @Test
    void anEventHasTheTimesOfItsTicket() throws Exception {
        serve(KEY);

        var story = Story.happens();

        var events = webhook.next(Story.expected().size());
        var closed = events.get(events.size() - 1).json();
        var event = closed.getAsJsonObject("event").getAsJsonObject("object");
        var ticket = Desk.get(Sdk.withPrintedCredentials(), story.ticket());
        assertThat(List.of("created_at", "updated_at", "closed_at"))
                .allSatisfy(time -> assertThat(number(event, time)).isEqualTo(number(ticket, time)));
        assertThat(number(closed.getAsJsonObject("header"), "create_time"))
                .isCloseTo(number(ticket, "closed_at"), within(60_000L));
    }

    @Test
    void aRepeatedEventHasTheSameId() throws Exception {
        serve(KEY);
        var first = opened();

        Control.post("/events/duplicates", Map.of("event_id", id(first.json())));

        var second = webhook.next();
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.body()).isNotEqualTo(first.body());
    }

    @Test
    void anEventWithAnotherKeyIsRefused() throws Exception {
        serve(KEY);
        var opened = opened();

        var refused = opened.repeated(dispatcher("another key"), opened.body());

        assertThat(refused.status()).isEqualTo(500);
    }

    @Test
    void aChangedBodyIsRefused() throws Exception {
        serve(KEY);
        var opened = opened();

        var refused = opened.repeated(dispatcher(KEY), opened.body() + " ");

        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.answer()).isEqualTo("{\"msg\":\"The result of signature verification failed\"}");
        assertThat(opened.repeated(dispatcher(KEY), opened.body()).answer()).isEqualTo(HANDLED);
    }

    @Test
    void theSdkComparesNoTokenOfEvents() throws Exception {
        serve(dispatcher(NO_KEY), "another token", NO_KEY);

        assertThat(opened().answer()).isEqualTo(HANDLED);
    }

    @Test
    void theSdkAcknowledgesAnEventWithoutHandler() throws Exception {
        serve(EventDispatcher.newBuilder(TOKEN, KEY).build(), TOKEN, KEY);

        var ignored = opened();

        assertThat(ignored.status()).isEqualTo(200);
        assertThat(ignored.answer())
                .isEqualTo("{\"msg\":\"event type:helpdesk.ticket.created_v1, not found handler\"}");
    }

    @Test
    void theModelOfAMessageIsFilled() throws Exception {
        var received = new LinkedBlockingQueue<P2TicketMessageCreatedV1>();
        var dispatcher = EventDispatcher.newBuilder(TOKEN, KEY)
                .onP2TicketMessageCreatedV1(new HelpdeskService.P2TicketMessageCreatedV1Handler() {
                    @Override
                    public void handle(P2TicketMessageCreatedV1 event) {
                        received.add(event);
                    }
                })
                .build();
        serve(dispatcher, TOKEN, KEY);

        var ticket = opensTicket();
        guestSays(ticket, "The VPN is down");

        assertThat(webhook.next(2)).map(Delivery::status).containsExactly(200, 200);
        var message = received.remove();
        assertThat(message.getSchema()).isEqualTo("2.0");
        assertThat(message.getHeader().getEventType()).isEqualTo(MESSAGE);
        assertThat(message.getHeader().getToken()).isEqualTo(TOKEN);
        var event = message.getEvent();
        assertThat(event.getPosition()).isEqualTo("1");
        assertThat(event.getSenderType()).isEqualTo(2);
        assertThat(event.getSenderId().getOpenId()).isEqualTo("ou_b3cd9344dad33f77b4fd532b70660aa2");
        assertThat(event.getText()).isEqualTo("The VPN is down");
        assertThat(event.getContent().getContent()).isEqualTo("The VPN is down");
        assertThat(event.getTicket().getTicketId()).isEqualTo(ticket);
        assertThat(event.getTicket().getStatus()).isEqualTo(1);
        assertThat(event.getMessageId()).startsWith("om_");
    }

    /** Their times are declared as int, which milliseconds do not fit into. */
    @Test
    void theModelsOfTicketsCannotBeFilled() throws Exception {
        var dispatcher = EventDispatcher.newBuilder(TOKEN, KEY)
                .onP2TicketCreatedV1(new HelpdeskService.P2TicketCreatedV1Handler() {
                    @Override
                    public void handle(P2TicketCreatedV1 event) {}
                })
                .onP2TicketUpdatedV1(new HelpdeskService.P2TicketUpdatedV1Handler() {
                    @Override
                    public void handle(P2TicketUpdatedV1 event) {}
                })
                .build();
        serve(dispatcher, TOKEN, KEY);

        var ticket = opensTicket();
        Control.post("/tickets/" + ticket + "/acts", Map.of("act", "bot_hands_over"));
        guestSays(ticket, "It is posted after the attempts before have ended");

        assertThat(webhook.next(3))
                .map(delivery -> delivery.status() + " " + delivery.answer())
                .map(answer -> answer.replaceAll("\\d{13} at line 1 column \\d+", "…"))
                .containsExactly(
                        "500 {\"msg\":\"java.lang.NumberFormatException: Expected an int but was … path $.event.created_at\"}",
                        "500 {\"msg\":\"java.lang.NumberFormatException: Expected an int but was … path $.event.object.created_at\"}",
                        "200 {\"msg\":\"event type:helpdesk.ticket_message.created_v1, not found handler\"}");
        var attempts = Response.objects(Control.get("/events").get("attempts"));
        assertThat(attempts.subList(0, 2))
                .map(attempt -> attempt.get("failure").getAsString())
                .containsOnly("status 500");
    }

    @Test
    void theTypesAreTheModelsButForTheirFaults() throws Exception {
        serve(KEY);

        Story.happens();

        var model = new Model();
        for (var event : json(webhook.next(Story.expected().size()))) {
            model.compare(event.getAsJsonObject("event"), MODELS.get(type(event)));
        }
        assertThat(model.differences()).containsExactlyInAnyOrderElementsOf(FAULTS);
        assertThat(model.unseen())
                .filteredOn(field -> !field.startsWith("Ticket."))
                .containsExactlyInAnyOrderElementsOf(NOT_POSTED);
    }

    private static List<JsonObject> json(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::json).toList();
    }

    private static String id(JsonObject event) {
        return event.getAsJsonObject("header").get("event_id").getAsString();
    }

    private static String type(JsonObject event) {
        return event.getAsJsonObject("header").get("event_type").getAsString();
    }
}
