package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.RichText;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The forms in which the service may write a value. An unusable value counts as missing; only a missing or invalid id makes a page
 * unreadable.
 */
class ResponseVariationsTest {

    private static final Instant INSTANT = Instant.ofEpochMilli(1617960686000L);

    private final MockService service = new MockService();

    @AfterEach
    void close() {
        service.close();
    }

    private Either<HelpdeskFailure, Page<Ticket>> page(String tickets) {
        service.enqueue(200, "{\"code\":0,\"msg\":\"success\",\"data\":{\"total\":3,\"tickets\":[" + tickets + "]}}");
        return service.helpdesk().tickets().search(TicketCriteria.any(), PageRequest.first());
    }

    private static Arguments field(String json, Function<Ticket, Object> field, Object expected) {
        return Arguments.of(json, field, expected);
    }

    static Stream<Arguments> fields() {
        Function<Ticket, Object> created = ticket -> ticket.timeline().createdAt();
        Function<Ticket, Object> updated = ticket -> ticket.timeline().updatedAt();
        Function<Ticket, Object> service = ticket -> ticket.serviceTimes().agentService();
        Function<Ticket, Object> bot = ticket -> ticket.serviceTimes().botService();
        Function<Ticket, Object> comments = Ticket::comments;
        return Stream.of(
                // numbers as strings, and in other forms
                field("\"created_at\":\"1617960686000\"", created, Option.some(INSTANT)),
                field("\"created_at\":1617960686000.0", created, Option.some(INSTANT)),
                field("\"created_at\":1.617960686E12", created, Option.some(INSTANT)),
                field("\"created_at\":\" 1617960686000 \"", created, Option.some(INSTANT)),
                field("\"status\":\"50\"", Ticket::status, Option.some(TicketStatus.CLOSED_BY_BOT)),
                field("\"ticket_type\":\"2\"", Ticket::stage, Option.some(Stage.AGENT)),
                field("\"score\":\"3\"", ticket -> ticket.satisfaction().score(), Option.some(Score.SATISFIED)),
                field("\"solve\":\"1\"", Ticket::resolution, Option.some(Resolution.UNRESOLVED)),
                field("\"channel\":\"14\"", Ticket::channel, Option.some(Channel.SHARE)),
                field("\"agent_service_duration\":\"1.5\"", service, Option.some(Duration.ofSeconds(90))),
                field("\"bot_service_duration\":\"61\"", bot, Option.some(Duration.ofSeconds(61))),
                // -1, 0 and missing times
                field("\"created_at\":-1", created, Option.none()),
                field("\"created_at\":0", created, Option.none()),
                field("\"updated_at\":-1", updated, Option.none()),
                field("\"updated_at\":\"-1\"", updated, Option.none()),
                field("\"closed_at\":0", ticket -> ticket.timeline().closedAt(), Option.none()),
                field("\"agent_entry_time\":0", ticket -> ticket.timeline().agentEnteredAt(), Option.none()),
                field(
                        "\"agent_first_response_time\":0",
                        ticket -> ticket.timeline().agentFirstRespondedAt(),
                        Option.none()),
                field(
                        "\"agent_last_response_time\":-1",
                        ticket -> ticket.timeline().agentLastRespondedAt(),
                        Option.none()),
                // durations: minutes for one of them, seconds for the others, 0 is valid, a negative number is missing
                field("\"agent_service_duration\":42624.95", service, Option.some(Duration.ofSeconds(2_557_497))),
                field("\"agent_service_duration\":0", service, Option.some(Duration.ZERO)),
                field("\"agent_service_duration\":-1", service, Option.none()),
                field(
                        "\"agent_first_response_duration\":7",
                        ticket -> ticket.serviceTimes().agentFirstResponse(),
                        Option.some(Duration.ofSeconds(7))),
                field(
                        "\"agent_resolution_time\":66",
                        ticket -> ticket.serviceTimes().agentResolution(),
                        Option.some(Duration.ofSeconds(66))),
                field(
                        "\"actual_processing_time\":68",
                        ticket -> ticket.serviceTimes().actualProcessing(),
                        Option.some(Duration.ofSeconds(68))),
                field("\"bot_service_duration\":0", bot, Option.some(Duration.ZERO)),
                field("\"bot_service_duration\":1.25", bot, Option.some(Duration.ofMillis(1250))),
                // values that are not numbers, or too large
                field("\"created_at\":\"yesterday\"", created, Option.none()),
                field("\"created_at\":\"NaN\"", created, Option.none()),
                field("\"created_at\":\"0x1p3\"", created, Option.none()),
                field("\"created_at\":1e999999999", created, Option.none()),
                field("\"created_at\":\"1e-999999999\"", created, Option.none()),
                field("\"created_at\":99999999999999999999999", created, Option.none()),
                field("\"created_at\":{}", created, Option.none()),
                field("\"created_at\":[1]", created, Option.none()),
                field("\"created_at\":true", created, Option.none()),
                field("\"status\":99999999999", Ticket::status, Option.none()),
                field("\"status\":1.5", Ticket::status, Option.none()),
                field("\"agent_service_duration\":9e18", service, Option.none()),
                // unknown codes; 0 is a code of a status or a channel, and no score, solution or stage
                field("\"status\":77", Ticket::status, Option.some(TicketStatus.of(77))),
                field("\"status\":0", Ticket::status, Option.some(TicketStatus.of(0))),
                field("\"status\":-5", Ticket::status, Option.some(TicketStatus.of(-5))),
                field("\"channel\":0", Ticket::channel, Option.some(Channel.of(0))),
                field("\"channel\":123", Ticket::channel, Option.some(Channel.of(123))),
                field("\"score\":9", ticket -> ticket.satisfaction().score(), Option.some(Score.of(9))),
                field("\"score\":0", ticket -> ticket.satisfaction().score(), Option.none()),
                field("\"solve\":0", Ticket::resolution, Option.none()),
                field("\"solve\":3", Ticket::resolution, Option.some(Resolution.of(3))),
                field("\"ticket_type\":0", Ticket::stage, Option.none()),
                field("\"ticket_type\":8", Ticket::stage, Option.some(Stage.of(8))),
                // the names of the request, type and solved, do not count in a response
                field("\"type\":2", Ticket::stage, Option.none()),
                field("\"solved\":2", Ticket::resolution, Option.none()),
                // empty strings, nulls and values of another type
                field("\"helpdesk_id\":\"\"", Ticket::helpdesk, Option.none()),
                field(
                        "\"helpdesk_id\":6626871355780366330",
                        ticket -> ticket.helpdesk().get().value(),
                        "6626871355780366330"),
                field("\"guest\":null", Ticket::guest, Option.none()),
                field("\"guest\":{}", Ticket::guest, Option.none()),
                field("\"guest\":\"Lin\"", Ticket::guest, Option.none()),
                field("\"guest\":{\"id\":\"\",\"name\":\"\",\"email\":null}", Ticket::guest, Option.none()),
                field(
                        "\"guest\":{\"id\":\"ou_1\",\"name\":\"\",\"city\":\"\"}",
                        ticket -> ticket.guest().get().name(),
                        Option.none()),
                field(
                        "\"guest\":{\"id\":7262656095919128578,\"name\":\"x\"}",
                        Ticket::guest,
                        Option.some(Person.of(UserId.of("7262656095919128578"), "x"))),
                field(
                        "\"closed_by\":{\"id\":\"\",\"name\":\"bot\"}",
                        ticket -> ticket.closedBy().get().id(),
                        Option.none()),
                field(
                        "\"dissatisfaction_reason\":{\"zh_cn\":\"\",\"en_us\":\"x\",\"ja_jp\":null}",
                        ticket -> ticket.satisfaction().reasons(),
                        List.of(LocalizedText.of(Locale.US, "x"))),
                field(
                        "\"dissatisfaction_reason\":{\"zh_cn\":\"\"}",
                        ticket -> ticket.satisfaction().reasons(),
                        List.empty()),
                field(
                        "\"dissatisfaction_reason\":\"slow\"",
                        ticket -> ticket.satisfaction().reasons(),
                        List.of(LocalizedText.of(Locale.ROOT, "slow"))),
                field(
                        "\"dissatisfaction_reason\":{\"zh_hk\":\"慢\"}",
                        ticket -> ticket.satisfaction().reasons(),
                        List.of(LocalizedText.of(new Locale("zh", "HK"), "慢"))),
                field(
                        "\"dissatisfaction_reason\":[{\"en_us\":\"x\"},{},null,\"slow\",{\"ja_jp\":\"y\"}]",
                        ticket -> ticket.satisfaction().reasons(),
                        List.of(
                                LocalizedText.of(Locale.US, "x"),
                                LocalizedText.of(Locale.ROOT, "slow"),
                                LocalizedText.of(Locale.JAPAN, "y"))),
                field(
                        "\"dissatisfaction_reason\":[]",
                        ticket -> ticket.satisfaction().reasons(),
                        List.empty()),
                field(
                        "\"dissatisfaction_reason\":7",
                        ticket -> ticket.satisfaction().reasons(),
                        List.empty()),
                field("\"agents\":null", Ticket::agents, List.empty()),
                field("\"agents\":\"nobody\"", Ticket::agents, List.empty()),
                field(
                        "\"agents\":[null,{\"id\":\"ou_1\",\"name\":\"x\"},7,{}]",
                        Ticket::agents,
                        List.of(Person.of(UserId.of("ou_1"), "x"))),
                field(
                        "\"collaborators\":{\"id\":\"ou_1\",\"name\":\"x\"}",
                        Ticket::collaborators,
                        List.of(Person.of(UserId.of("ou_1"), "x"))),
                field("\"customized_fields\":null", Ticket::customizedFields, List.empty()),
                field("\"customized_fields\":{}", Ticket::customizedFields, List.empty()),
                field("\"customized_fields\":[{},{\"value\":null}]", Ticket::customizedFields, List.empty()),
                field(
                        "\"customized_fields\":[{\"value\":{\"a\": [1,\"x\"]}},{\"value\":[\"b\",{}]},{\"value\":\"c\"}]",
                        ticket -> ticket.customizedFields()
                                .map(found -> found.value().get()),
                        List.of("{\"a\": [1,\"x\"]}", "[\"b\",{}]", "c")),
                field(
                        "\"customized_fields\":[{\"id\":1,\"value\":5,\"position\":\"2\",\"required\":\"true\"}]",
                        ticket -> ticket.customizedFields()
                                .map(found -> found.id().get().value()
                                        + found.value()
                                        + found.position()
                                        + found.required()
                                        + found.editable())
                                .mkString(),
                        "1Some(5)Some(2)Some(true)None"),
                field("\"tags\":null", Ticket::tags, Option.none()),
                // one comment or several
                field("\"comments\":[]", comments, List.empty()),
                field("\"comments\":{}", comments, List.empty()),
                field("\"comments\":\"\"", comments, List.empty()),
                field(
                        "\"comments\":[{\"content\":\"a\"},null,{},\"x\",{\"content\":\"b\"}]",
                        ticket -> ticket.comments().map(found -> found.content().get()),
                        List.of("a", "b")),
                field(
                        "\"comments\":{\"content\":\"a\"}",
                        ticket -> ticket.comments().map(found -> found.content().get()),
                        List.of("a")),
                field(
                        "\"comments\":{\"user_id\":7262656095919128578}",
                        ticket -> ticket.comments().single().authorId().get().value(),
                        "7262656095919128578"),
                field(
                        "\"comments\":{\"user_id\":\"7262656095919128579\"}",
                        ticket -> ticket.comments().single().authorId().get().value(),
                        "7262656095919128579"),
                field(
                        "\"comments\":{\"id\":98765432109876543210}",
                        ticket -> ticket.comments().single().id().get().value(),
                        "98765432109876543210"),
                // undocumented fields
                field("\"mood\":{\"a\":[1,{\"b\":null}]}", ticket -> ticket.id().value(), "7"),
                field(
                        "\"mood\": {\"a\":[1, {\"b\":null}]} ,\"customized_info\":\"x\\n\",\"n\":1.50,\"status\":1,\"no\":null",
                        Ticket::otherFields,
                        LinkedHashMap.of(
                                "mood", "{\"a\":[1, {\"b\":null}]}", "customized_info", "\"x\\n\"", "n", "1.50")),
                field("\"status\":1", Ticket::otherFields, LinkedHashMap.empty()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void fieldsMayBeWrittenInAnotherWay(String json, Function<Ticket, Object> field, Object expected) {
        var ticket = page("{\"ticket_id\":\"7\"," + json + "}").get().items().single();

        assertThat(field.apply(ticket)).isEqualTo(expected);
    }

    @Test
    void aTicketNeedsOnlyItsId() {
        var ticket = page("{\"ticket_id\":6626871355780366331}").get().items().single();

        assertThat(ticket)
                .isEqualTo(Ticket.builder(TicketId.of("6626871355780366331")).build());
    }

    /** The names of all fields of the ticket in the document's example, which is indented by eight spaces. */
    private static java.util.List<String> fieldsOfTheDocumentedTicket() {
        return Pattern.compile("^ {8}\"(\\w+)\":", Pattern.MULTILINE)
                .matcher(MockService.document("list-tickets.json"))
                .results()
                .map(field -> field.group(1))
                .toList();
    }

    @Test
    void allOtherFieldsMayBeNull() {
        var names = fieldsOfTheDocumentedTicket();
        assertThat(names).contains("ticket_id", "status", "guest", "customized_fields");
        var nulls = names.stream()
                .filter(name -> !name.equals("ticket_id"))
                .map(name -> "\"" + name + "\":null")
                .collect(Collectors.joining(","));

        var ticket = page("{\"ticket_id\":\"7\"," + nulls + "}").get().items().single();

        assertThat(ticket).isEqualTo(Ticket.builder(TicketId.of("7")).build());
    }

    @Test
    void theIdMayBeLast() {
        assertThat(page("{\"status\":1,\"ticket_id\":\"7\"}")
                        .get()
                        .items()
                        .single()
                        .status())
                .contains(TicketStatus.CREATED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                            | it is missing or unusable",
                "null                          | it is missing or unusable",
                "7                             | it is missing or unusable",
                "{\"ticket_id\":null}          | it is missing or unusable",
                "{\"ticket_id\":\"\"}          | it is missing or unusable",
                "{\"ticket_id\":{}}            | it is missing or unusable",
                "{\"ticket_id\":\"../x\"}      | '../x'",
                "{\"ticket_id\":\"a\\nb\"}     | 'a?b'",
                "{\"status\":1}                | it is missing or unusable",
            })
    void anItemWithoutAValidIdMakesThePageUnreadable(String item, String detail) {
        var failure =
                page("{\"ticket_id\":\"1\"},{\"ticket_id\":\"2\"}," + item).getLeft();

        var unreadable = (HelpdeskFailure.UnreadableResponse) failure;
        assertThat(unreadable.path()).isEqualTo("$.data.tickets[2].ticket_id");
        assertThat(unreadable.detail()).contains(detail);
        assertThat(unreadable.response().get().logId()).contains("20261120log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"many\"", "-1", "{}"})
    void withoutAValidTotalAPageCountsItsRows(String total) {
        service.enqueue(200, "{\"code\":0,\"data\":{\"tickets\":[{\"ticket_id\":\"1\"}],\"total\":" + total + "}}");

        var page = service.helpdesk()
                .tickets()
                .search(TicketCriteria.any(), PageRequest.of(2, 5))
                .get();

        assertThat(page.total()).isEqualTo(6);
        assertThat(page.totalIsLowerBound()).isTrue();
    }

    @Test
    void aCountedTotalIsAtMostTheLargestInteger() {
        service.enqueue(200, "{\"code\":0,\"data\":{\"messages\":[{\"id\":\"1\"}]}}");

        var page = service.helpdesk()
                .messages()
                .list(TicketId.of("7"), MessageCriteria.any(), PageRequest.of(Integer.MAX_VALUE, 200))
                .get();

        assertThat(page.total()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aPageWithNullForItsTicketsIsEmpty() {
        service.enqueue(200, "{\"code\":0,\"data\":{\"tickets\":null,\"total\":41}}");

        var page = service.helpdesk()
                .tickets()
                .search(TicketCriteria.any(), PageRequest.first())
                .get();

        assertThat(page.items()).isEmpty();
        assertThat(page.total()).isEqualTo(41);
    }

    @Test
    void codeAndTotalMayBeStrings() {
        service.enqueue(200, "{\"code\":\"0\",\"data\":{\"tickets\":[],\"total\":\"41\"}}");

        var page = service.helpdesk()
                .tickets()
                .search(TicketCriteria.any(), PageRequest.first())
                .get();

        assertThat(page.total()).isEqualTo(41);
    }

    @Test
    void theCodeMayFollowTheData() {
        service.enqueue(200, "{\"data\":{\"tickets\":[{\"ticket_id\":\"1\"}],\"total\":1},\"msg\":\"\",\"code\":0}");
        service.enqueue(400, "{\"data\":{\"tickets\":[{}]},\"msg\":\"no\",\"code\":154000}");
        var tickets = service.helpdesk().tickets();

        assertThat(tickets.search(TicketCriteria.any(), PageRequest.first())
                        .get()
                        .items())
                .hasSize(1);
        assertThat(tickets.search(TicketCriteria.any(), PageRequest.first())
                        .getLeft()
                        .kind())
                .isEqualTo(HelpdeskFailure.Kind.INVALID_REQUEST);
    }

    @Test
    void aFoundTicketMayLackItsTags() {
        service.enqueue(200, "{\"code\":0,\"data\":{\"ticket\":{\"ticket_id\":\"7\"}}}");

        assertThat(service.helpdesk()
                        .tickets()
                        .find(TicketId.of("7"))
                        .get()
                        .tags()
                        .get())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"code\":0}                                   | $.data",
                "{\"code\":0,\"data\":null}                     | $.data",
                "{\"code\":0,\"data\":{}}                       | $.data.ticket",
                "{\"code\":0,\"data\":{\"ticket\":null}}        | $.data.ticket.ticket_id",
                "{\"code\":0,\"data\":{\"ticket\":{}}}          | $.data.ticket.ticket_id",
                "{\"code\":0,\"data\":[]}                       | $.data.ticket",
                "{\"data\":{\"ticket\":{\"ticket_id\":\"7\"}}}  | $.code",
                "{\"code\":null,\"data\":null}                  | $.code",
            })
    void aResponseWithoutATicketIsUnreadable(String body, String path) {
        service.enqueue(200, body);

        var failure = service.helpdesk().tickets().find(TicketId.of("7")).getLeft();

        assertThat(((HelpdeskFailure.UnreadableResponse) failure).path()).isEqualTo(path);
    }

    private Message message(String fields) {
        service.enqueue(200, "{\"code\":0,\"data\":{\"total\":1,\"messages\":[{\"id\":\"m1\"," + fields + "}]}}");
        return service.helpdesk()
                .messages()
                .list(TicketId.of("7"), MessageCriteria.any(), PageRequest.first())
                .get()
                .items()
                .single();
    }

    private static String quoted(String json) {
        return "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private MessageContent content(String type, String content) {
        return message("\"message_type\":\"" + type + "\",\"content\":" + quoted(content))
                .content();
    }

    private static MessageContent.Post post(RichText.Builder text) {
        return new MessageContent.Post(text.build(), List.empty());
    }

    @Test
    void textsMayHaveAnyKnownStructure() {
        var hello = new MessageContent.Text("hello");

        assertThat(content("text", "{\"msg_type\":\"text\",\"content\":\"hello\"}"))
                .isEqualTo(hello);
        assertThat(content("text", "{\"content\":\"hello\"}")).isEqualTo(hello);
        assertThat(content("text", "{\"text\":\"hello\"}")).isEqualTo(hello);
        assertThat(content("", "{\"msg_type\":\"text\",\"content\":\"hello\"}")).isEqualTo(hello);
        assertThat(message("\"content\":{\"msg_type\":\"text\",\"content\":\"hello\"}")
                        .content())
                .isEqualTo(hello);
        assertThat(content("text", "{\"content\":\"\"}")).isEqualTo(new MessageContent.Text(""));
        assertThat(content("text", "{\"content\":5}")).isEqualTo(new MessageContent.Text("5"));
    }

    @Test
    void postsMayHaveAnyKnownStructure() {
        var expected = post(RichText.builder().title("t").paragraph().text("x"));
        var body = "{\"title\":\"t\",\"content\":[[{\"tag\":\"text\",\"text\":\"x\"}]]}";
        var rich = "{\"zh_cn\":" + body + "}";

        assertThat(content("post", "{\"msg_type\":\"post\",\"content\":" + rich + "}"))
                .isEqualTo(expected);
        assertThat(content("post", "{\"msg_type\":\"post\",\"content\":" + quoted(rich) + "}"))
                .isEqualTo(expected);
        assertThat(content("post", "{\"msg_type\":\"post\",\"content\":{\"post\":" + rich + "}}"))
                .isEqualTo(expected);
        assertThat(content("post", "{\"post\":" + rich + "}")).isEqualTo(expected);
        assertThat(content("post", rich)).isEqualTo(expected);
        assertThat(content("post", body))
                .isEqualTo(post(RichText.builder()
                        .in(Locale.ROOT)
                        .title("t")
                        .paragraph()
                        .text("x")));
        assertThat(content("post", "{\"content\":\"first\\nsecond\",\"image_keys\":[\"img_1\",null,\"\"]}"))
                .isEqualTo(new MessageContent.Post(RichText.ofPlain("first\nsecond"), List.of(ImageKey.of("img_1"))));
        assertThat(content("post", "{\"content\":\"{ not rich\"}"))
                .isEqualTo(new MessageContent.Post(RichText.ofPlain("{ not rich"), List.empty()));
    }

    @Test
    void elementsWithoutTheirRequiredFieldsAreUnrecognized() {
        var text =
                "{\"zh_cn\":{\"content\":[[{\"tag\":\"at\"},{\"tag\":\"emotion\",\"k\":1},{\"tag\":\"a\",\"text\":\"x\"},"
                        + "{\"tag\":\"img\",\"image_key\":\"i\",\"width\":\"3\"},\"word\"]]}}";

        var post = (MessageContent.Post) content("post", "{\"content\":" + text + "}");

        assertThat(post.text().best().paragraphs().single().elements())
                .containsExactly(
                        new RichText.Unrecognized("at", "{\"tag\":\"at\"}"),
                        new RichText.Unrecognized("emotion", "{\"tag\":\"emotion\",\"k\":1}"),
                        new RichText.Unrecognized("a", "{\"tag\":\"a\",\"text\":\"x\"}"),
                        new RichText.Image(ImageKey.of("i"), Option.none()),
                        new RichText.Unrecognized("", "\"word\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text    | this is no JSON",
                "text    | {\"content\":",
                "text    | {}",
                "text    | []",
                "text    | {\"content\":\"a\"} and more",
                "text    | {\"content\":null}",
                "post    | {\"image_keys\":[\"img_1\"]}",
                "post    | 7",
                "image   | {\"image_key\":\"\"}",
                "image   | img_1",
                "sticker | {\"msg_type\":\"sticker\"}",
                "text    | ``",
            })
    void unreadableContentsAreKeptAsTheirJson(String type, String raw) {
        assertThat(content(type, raw)).isEqualTo(new MessageContent.Unreadable(type, raw));
    }

    /** However deeply a content is nested, the call succeeds. */
    @ParameterizedTest
    @ValueSource(ints = {2, 200, 20_000})
    void deeplyNestedContentsAreKeptAsTheirJson(int depth) {
        var raw = "{\"post\":".repeat(depth) + "{}" + "}".repeat(depth);

        assertThat(content("post", raw)).isEqualTo(new MessageContent.Unreadable("post", raw));
    }

    @Test
    void aMissingContentIsAnEmptyUnreadableOne() {
        assertThat(message("\"message_type\":\"text\"").content()).isEqualTo(new MessageContent.Unreadable("text", ""));
        assertThat(message("\"content\":null").content()).isEqualTo(new MessageContent.Unreadable("", ""));
    }

    @Test
    void imagesFilesAndVideosAreRead() {
        assertThat(content("image", "{\"msg_type\":\"image\",\"image_key\":\"img_1\"}"))
                .isEqualTo(new MessageContent.Image(ImageKey.of("img_1")));
        assertThat(content("file", "{\"a\":1}")).isEqualTo(new MessageContent.File("{\"a\":1}"));
        assertThat(content("file", "no JSON")).isEqualTo(new MessageContent.File("no JSON"));
        assertThat(content("media", "{\"a\":1}")).isEqualTo(new MessageContent.Media("{\"a\":1}"));
        assertThat(content("", "{\"msg_type\":\"media\"}"))
                .isEqualTo(new MessageContent.Media("{\"msg_type\":\"media\"}"));
    }

    @Test
    void idsAndTimesOfMessagesMayHaveOtherTypes() {
        var message = message("\"message_id\":6949088236610273307,\"created_at\":\"1617960686000\","
                + "\"content\":\"{}\",\"user_id\":\"\",\"user_name\":\"李宁\",\"avatar_url\":\"\",\"mood\":[]");

        assertThat(message.chatMessageId().get().value()).isEqualTo("6949088236610273307");
        assertThat(message.sentAt()).contains(INSTANT);
        assertThat(message.sender().get().id()).isEmpty();
        assertThat(message.sender().get().name()).contains("李宁");
    }

    @Test
    void aMessageWithoutAnIdMakesThePageUnreadable() {
        service.enqueue(200, "{\"code\":0,\"data\":{\"messages\":[{\"id\":\"1\"},{\"message_id\":\"2\"}]}}");

        var failure = service.helpdesk()
                .messages()
                .list(TicketId.of("7"), MessageCriteria.any(), PageRequest.first())
                .getLeft();

        assertThat(((HelpdeskFailure.UnreadableResponse) failure).path()).isEqualTo("$.data.messages[1].id");
    }
}
