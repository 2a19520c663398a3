package dev.helpdesk4j.adapter.retrofit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.event.ChatId;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.MessagePosted;
import dev.helpdesk4j.domain.event.QueryId;
import dev.helpdesk4j.domain.event.TicketOpened;
import dev.helpdesk4j.domain.event.TicketUpdated;
import dev.helpdesk4j.domain.event.UnrecognizedEvent;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.SenderRole;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.Timeline;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents' payloads, and payloads that differ from them. */
class FeishuEventsTest {

    private static final EventId ID = EventId.of("5e3702a84e847582be8db7fb73283c02");
    private static final Option<Instant> CREATED = Option.some(Instant.parse("2020-12-23T12:19:49Z"));
    private static final Option<Instant> THEN = Option.some(Instant.parse("2021-03-28T08:33:49Z"));
    private static final Ticket TICKET = Ticket.builder(TicketId.of("6626871355780366331"))
            .helpdesk(HelpdeskId.of("6626871355780366330"))
            .guest(Person.empty()
                    .withId(UserId.of("ou_84aad35d084aa403a838cf73ee18467"))
                    .withName("-"))
            .stage(Stage.BOT)
            .status(TicketStatus.CREATED)
            .satisfaction(new Satisfaction(Option.some(Score.DISSATISFIED), List.empty()))
            .channel(Channel.of(0))
            .resolution(Resolution.UNRESOLVED)
            .timeline(new Timeline(THEN, THEN, THEN, Option.none(), Option.none(), Option.none()))
            .build();

    private static MessagePosted message(String json) {
        return (MessagePosted) FeishuEvents.decode(json);
    }

    @Test
    void theDocumentsTicketIsDecoded() {
        assertThat(FeishuEvents.decode(SampleRequests.ticketCreated()))
                .isEqualTo(new TicketOpened(ID, CREATED, TICKET, Option.some(ChatId.of("oc_xxxxxxx"))));
    }

    @Test
    void aChangedTicketIsDecoded() {
        assertThat(FeishuEvents.decode(SampleRequests.ticketUpdated()))
                .isEqualTo(new TicketUpdated(
                        ID,
                        CREATED,
                        TICKET,
                        new TicketUpdated.Before(
                                Option.some(Stage.AGENT),
                                Option.some(TicketStatus.CLOSED_BY_BOT),
                                Option.some(Instant.parse("2021-03-28T08:33:48Z"))),
                        Option.some(ChatId.of("oc_xxxxxxx"))));
    }

    @Test
    void aMessageIsDecoded() {
        assertThat(FeishuEvents.decode(SampleRequests.messageCreated()))
                .isEqualTo(new MessagePosted(
                        ID,
                        CREATED,
                        Option.none(),
                        TicketId.of("6949088236610273307"),
                        Option.some(TicketStatus.CREATED),
                        Message.builder(MessageId.of("6949088240624222236"), new MessageContent.Text("Help me"))
                                .chatMessageId(ChatMessageId.of("om_8baa3656c7b41900d29bf9104bf5310b"))
                                .sender(Person.empty().withId(UserId.of("ou_84aad35d084aa403a838cf73ee18467")))
                                .build(),
                        Option.some(SenderRole.GUEST),
                        Option.some(10),
                        Option.some(ChatId.of("oc_xxxxxxx")),
                        Option.some(QueryId.of("ad6a8f4b-4a3a-4d35-9ea2-2f8d1ba2e7f1"))));
    }

    /** Only what changed is there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"old_object\":{}",
                "\"old_object\":{\"stage\":0,\"status\":null,\"updated_at\":-1}",
                "\"old_object\":null",
                "\"old_object\":[]",
                "\"x\":1"
            })
    void fieldsThatDidNotChangeAreNone(String before) {
        var event = (TicketUpdated)
                FeishuEvents.decode(SampleRequests.ticketUpdated().replaceAll("\"old_object\":\\{[^}]*}", before));

        assertThat(event.before()).isEqualTo(new TicketUpdated.Before(Option.none(), Option.none(), Option.none()));
    }

    @Test
    void aTimeOfMinusOneIsNone() {
        var event = (TicketOpened) FeishuEvents.decode(
                SampleRequests.ticketCreated().replace("\"closed_at\":1616920429000", "\"closed_at\":-1"));

        assertThat(event.ticket().timeline().closedAt()).isEmpty();
        assertThat(event.ticket().timeline().updatedAt()).isEqualTo(THEN);
    }

    @Test
    void theBotHasNoSender() {
        var event = message(SampleRequests.messageCreated()
                .replaceAll("\"sender_id\":\\{[^}]*},\"sender_type\":2", "\"sender_type\":1"));

        assertThat(event.isFromBot()).isTrue();
        assertThat(event.message().sender()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '|',
            value = {
                "\"position\":10 ~ \"position\":\"10\"",
                "\"sender_type\":2 ~ \"sender_type\":\"2\"",
                "\"status\":1 ~ \"status\":\"1\",\"new\":{\"field\":[1]}",
                "\"msg_type\":\"text\",\"position\" ~ \"msg_type\":null,\"position\"",
                "\"create_time\":\"1608725989000\" ~ \"create_time\":1608725989000",
                "\"schema\":\"2.0\", ~ \"schema\":2.0,\"extra\":null,",
            })
    void anotherFormOfAValueIsTheSame(String documented, String sent) {
        var json = SampleRequests.messageCreated();

        assertThat(json).contains(documented);
        assertThat(FeishuEvents.decode(json.replace(documented, sent))).isEqualTo(FeishuEvents.decode(json));
    }

    @Test
    void aContentMayBeAStringOfJson() {
        var json = SampleRequests.messageCreated()
                .replaceAll("\"content\":\\{.*?}", "\"content\":\"{\\\\\"content\\\\\":\\\\\"Help me\\\\\"}\"");

        assertThat(json).contains("\"content\":\"{\\\"content\\\"");
        assertThat(message(json)).isEqualTo(message(SampleRequests.messageCreated()));
    }

    @Test
    void aTextIsReadWithoutAContent() {
        var json = SampleRequests.messageCreated().replaceAll(",\"content\":\\{.*?}", "");

        assertThat(message(json).message().content()).isEqualTo(new MessageContent.Text("Help me"));
    }

    @Test
    void anImageWithoutAContentIsUnreadable() {
        var json = SampleRequests.messageCreated()
                .replaceAll(",\"content\":\\{.*?}", "")
                .replace("\"msg_type\":\"text\"", "\"msg_type\":\"image\"");

        assertThat(message(json).message().content()).isEqualTo(new MessageContent.Unreadable("image", ""));
    }

    /** As people have an id that is a string in responses. */
    @Test
    void aPersonMayHaveAnIdThatIsAString() {
        var json = SampleRequests.messageCreated().replaceAll("\"sender_id\":\\{[^}]*}", "\"sender_id\":\"ou_1\"");

        assertThat(message(json).message().sender()).contains(Person.empty().withId(UserId.of("ou_1")));
    }

    @Test
    void anotherTypeIsUnrecognized() {
        assertThat(FeishuEvents.decode(SampleRequests.event("im.message.receive_v1", "{\"a\": [1, 2]}")))
                .isEqualTo(new UnrecognizedEvent(ID, CREATED, "im.message.receive_v1", "{\"a\": [1, 2]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "helpdesk.ticket.created_v1 {}",
                "helpdesk.ticket.created_v1 {\"ticket_id\":\"../x\"}",
                "helpdesk.ticket.created_v1 null",
                "helpdesk.ticket.updated_v1 {\"object\":{}}",
                "helpdesk.ticket.updated_v1 {\"old_object\":{}}",
                "helpdesk.ticket.updated_v1 [1]",
                "helpdesk.ticket_message.created_v1 {\"ticket_message_id\":\"1\"}",
                "helpdesk.ticket_message.created_v1 {\"ticket_message_id\":\"1\",\"ticket\":{}}",
                "helpdesk.ticket_message.created_v1 {\"ticket\":{\"ticket_id\":\"1\"}}",
                "helpdesk.ticket_message.created_v1 \"text\"",
            })
    void contentWithoutAnIdIsUnrecognized(String type, String content) {
        assertThat(FeishuEvents.decode(SampleRequests.event(type, content)))
                .isEqualTo(new UnrecognizedEvent(ID, CREATED, type, content));
    }

    @Test
    void aListLongerThanAnyRealOneIsUnrecognized() {
        var tags = "\"1\",".repeat(1_001) + "\"1\"";
        var content = "{\"ticket_id\":\"1\",\"tags\":[" + tags + "]}";

        assertThat(FeishuEvents.decode(SampleRequests.event("helpdesk.ticket.created_v1", content)))
                .isInstanceOf(UnrecognizedEvent.class);
    }

    @Test
    void anEventOfTheOlderFormIsUnrecognized() {
        var json = "{\"ts\":\"1502199207.7171419\",\"uuid\":\"bc447199585340d1f3728d26b1c0297a\",\"token\":\"x\","
                + "\"type\":\"event_callback\",\"event\":{\"type\":\"app_open\",\"app_id\":\"cli_1\"}}";

        assertThat(FeishuEvents.decode(json))
                .isEqualTo(new UnrecognizedEvent(
                        EventId.of("bc447199585340d1f3728d26b1c0297a"),
                        Option.some(Instant.parse("2017-08-08T13:33:27.717Z")),
                        "app_open",
                        "{\"type\":\"app_open\",\"app_id\":\"cli_1\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "\"x\"", "9e18", "null", "{}"})
    void anOlderEventWithoutATimeHasNone(String time) {
        assertThat(FeishuEvents.decode("{\"ts\":" + time + ",\"uuid\":\"1\"}").createdAt())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "null", "{}", "\"a\\nb\"", "\"\u202e\""})
    void anEventWithoutAnIdHasThatOfItsJson(String id) {
        var json = "{\"header\":{\"event_id\":" + id + ",\"event_type\":\"x\"},\"event\":{}}";

        assertThat(FeishuEvents.decode(json).id().value()).matches("sha256:[0-9a-f]{64}");
        assertThat(FeishuEvents.decode(json)).isEqualTo(FeishuEvents.decode(json));
        assertThat(FeishuEvents.decode(json).id())
                .isNotEqualTo(FeishuEvents.decode(json + " ").id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{}{}", "{'a':1}", "hello", "{\"header\":{},\"header\":{}}"})
    void anythingButOneObjectIsRefusedWithoutItsContent(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeishuEvents.decode(json))
                .withMessage("event must be an envelope in JSON, got " + json.length() + " characters that are not");
    }
}
