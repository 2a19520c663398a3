package dev.helpdesk4j.foreign;

import static dev.helpdesk4j.foreign.Call.TICKETS_PATH;
import static dev.helpdesk4j.foreign.Call.TOKEN_PATH;
import static dev.helpdesk4j.foreign.Desk.hasId;
import static dev.helpdesk4j.foreign.Desk.hasName;
import static dev.helpdesk4j.foreign.Desk.id;
import static dev.helpdesk4j.foreign.Desk.isOneOf;
import static dev.helpdesk4j.foreign.Desk.number;
import static dev.helpdesk4j.foreign.Sdk.LONGEST_PAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.lark.oapi.core.token.AccessTokenType;
import com.lark.oapi.service.helpdesk.v1.model.ListTicketMessageReq;
import com.lark.oapi.service.helpdesk.v1.model.ListTicketReq;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The access token, the four operations, and tolerated deviations. */
final class HelpdeskTest {

    private static final Desk DESK = Desk.read();

    /** A rated ticket that the SDK's model can hold: without comments, whose times and authors are too long for it. */
    private static final JsonObject TICKET =
            DESK.first(t -> t.has("score") && t.has("tags") && !t.has("comments") && !t.has("dissatisfaction_reason"));

    private static final String OPEN = id(DESK.first(t -> isOneOf(t, "status", 2)));

    private Sdk sdk;

    @BeforeEach
    void aClientIsBuilt() {
        sdk = Sdk.withPrintedCredentials();
    }

    @Test
    void oneAccessTokenServesEveryCall() throws Exception {
        sdk.sdkResponse(Call.get(id(TICKET)));
        sdk.sdkResponse(Call.get(id(TICKET)));

        assertThat(sdk.requested()).filteredOn(url -> url.endsWith(TOKEN_PATH)).hasSize(1);
    }

    @Test
    void aTicketHasEveryField() throws Exception {
        var got = sdk.sdkResponse(Call.get(id(TICKET))).getData().getTicket();

        assertThat(json(got)).isEqualTo(TICKET);
    }

    @Test
    void aListingHasEverythingButTags() throws Exception {
        var found = sdk.sdkResponse(Call.list(r -> r.ticketId(id(TICKET)))).getData();

        var untagged = TICKET.deepCopy();
        untagged.remove("tags");
        assertThat(found.getTotal()).isEqualTo(1);
        assertThat(json(found.getTickets()[0])).isEqualTo(untagged);
    }

    private static Stream<Arguments> filters() {
        var agent = DESK.anyone("agents");
        var closer = DESK.anyone("closed_by");
        var guest = DESK.anyone("guest");
        return Stream.of(
                filter("ticket_id", r -> r.ticketId(id(TICKET)), t -> t.equals(TICKET)),
                filter("agent_id", r -> r.agentId(agent), t -> hasId(t, "agents", agent)),
                filter("closed_by_id", r -> r.closedById(closer), t -> hasId(t, "closed_by", closer)),
                filter("type", r -> r.type(1), t -> isOneOf(t, "ticket_type", 1)),
                filter("channel", r -> r.channel(9), t -> isOneOf(t, "channel", 9)),
                filter("solved", r -> r.solved(1), t -> isOneOf(t, "solve", 1)),
                filter("score", r -> r.score(3), t -> isOneOf(t, "score", 3)),
                filter("status_list", r -> r.statusList(new Integer[] {50, 52}), t -> isOneOf(t, "status", 50, 52)),
                filter("guest_name", r -> r.guestName("smi"), t -> hasName(t, "guest", "smi")),
                filter("guest_id", r -> r.guestId(guest), t -> hasId(t, "guest", guest)),
                filter(
                        "tags",
                        r -> r.tags(new String[] {"VPN", "邮箱"}),
                        t -> hasName(t, "tags", "vpn") || hasName(t, "tags", "邮箱")),
                between("create_time_start", "create_time_end", "created_at"),
                between("update_time_start", "update_time_end", "updated_at"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void aFilterFindsWhatItDescribes(String name, IntFunction<Call<?>> page, Predicate<JsonObject> holds)
            throws Exception {
        assertThat(sdk.everyPage("tickets", page))
                .as(name)
                .map(Desk::id)
                .isNotEmpty()
                .containsExactlyElementsOf(DESK.ids(holds));
    }

    @Test
    void allFiltersMustHold() throws Exception {
        var found = sdk.everyPage(
                "tickets",
                page -> Call.list(r -> r.type(2).channel(13).score(3).page(page).pageSize(LONGEST_PAGE)));

        assertThat(found)
                .map(Desk::id)
                .isNotEmpty()
                .containsExactlyElementsOf(DESK.ids(
                        t -> isOneOf(t, "ticket_type", 2) && isOneOf(t, "channel", 13) && isOneOf(t, "score", 3)));
    }

    @Test
    void aPageIsWhereItsNumberAndSizePutIt() throws Exception {
        assertThat(sdk.rawResponse(Call.list(r -> r.page(3).pageSize(7))).items("tickets"))
                .map(Desk::id)
                .isEqualTo(DESK.ids(t -> true).subList(14, 21));
    }

    @Test
    void everyFilterOfTheModelIsChecked() throws Exception {
        var checked = filters().flatMap(row -> Stream.of(((String) row.get()[0]).split(" and ")));

        assertThat(Stream.concat(checked, Stream.of("page", "page_size")))
                .containsExactlyInAnyOrderElementsOf(Model.parameters(ListTicketReq.class));
        assertThat(messageFilters().map(row -> (String) row.get()[0]))
                .containsExactlyInAnyOrderElementsOf(Model.parameters(ListTicketMessageReq.class));
    }

    /** The SDK's model declares the time of a message as int, which milliseconds do not fit into: on the wire. */
    private static Stream<Arguments> messageFilters() throws Exception {
        var all = Desk.messages(Sdk.withPrintedCredentials(), id(TICKET));
        var third = seconds(all.get(2));
        return Stream.of(
                messageFilter(
                        "time_start", r -> r.timeStart(third), all.stream().filter(m -> seconds(m) >= third)),
                messageFilter("time_end", r -> r.timeEnd(third), all.stream().filter(m -> seconds(m) <= third)),
                messageFilter("page", r -> r.page(2), Stream.of()),
                messageFilter("page_size", r -> r.pageSize(2), all.stream().limit(2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messageFilters")
    void aMessageFilterFindsWhatItDescribes(String name, Call<?> messages, List<JsonObject> expected) throws Exception {
        assertThat(sdk.rawResponse(messages).items("messages")).as(name).isEqualTo(expected);
    }

    private static final String WORDS = "\"Café, \\\"VPN\\\" 连不上 😀\\nsecond line\"";
    private static final String POST = """
            {"zh_cn": {"title": "标题", "content": [
              [{"tag": "text", "text": "第一行&nbsp;:", "un_escape": true},
               {"tag": "a", "text": "超链接", "href": "https://wiki.example.com/1"}],
              [{"tag": "at", "user_id": "ou_1"},
               {"tag": "img", "image_key": "img_1", "width": 300, "height": 200}]]}}""";

    private static Stream<Arguments> sends() {
        return Stream.of(
                send("text", "{'text':%s}", "{'msg_type':'text','content':%s}", WORDS),
                send("post", "{'post':%s}", "{'msg_type':'post','content':%s,'image_keys':['img_1']}", POST));
    }

    /** The SDK's model declares the content to send as a string: as an object it cannot be sent. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("sends")
    void aSentMessageIsListed(String type, String content, String listed) throws Exception {
        var sent = sdk.sdkResponse(Call.send(OPEN, type, content));

        var messages = Desk.messages(sdk, OPEN);
        var last = messages.get(messages.size() - 1);
        assertThat(sent.getData().getMessageId()).startsWith("om_");
        assertThat(last.get("message_type").getAsString()).isEqualTo(type);
        assertThat(JsonParser.parseString(last.get("content").getAsString())).isEqualTo(JsonParser.parseString(listed));
    }

    @Test
    void anAddressMayEndWithASlash() throws Exception {
        var slashed =
                Sdk.builder().baseUrl(Sdk.variable("FEISHU_BASE_URL") + "/").build();

        assertThat(slashed.sdkResponse(Call.get(id(TICKET))).getCode()).isZero();
    }

    @Test
    void theAccessTokenPathMayEndWithASlash() throws Exception {
        assertThat(sdk.rawResponse(Call.token(TOKEN_PATH + "/")).code()).isZero();
    }

    @Test
    void aBlankParameterIsNone() throws Exception {
        assertThat(sdk.rawResponse(Call.list(r -> r.guestName("").ticketId(id(TICKET))))
                        .items("tickets"))
                .hasSize(1);
    }

    @Test
    void anUnknownParameterIsIgnored() throws Exception {
        var query = "?ticket_id=" + id(TICKET) + "&colour=red";

        assertThat(sdk.rawResponse(Call.raw(TICKETS_PATH + query, AccessTokenType.Tenant))
                        .items("tickets"))
                .hasSize(1);
    }

    private static Arguments filter(String name, Consumer<ListTicketReq.Builder> filter, Predicate<JsonObject> holds) {
        IntFunction<Call<?>> page =
                number -> Call.list(r -> filter.accept(r.page(number).pageSize(LONGEST_PAGE)));
        return arguments(name, page, holds);
    }

    /** A range in the middle, with both its ends. The SDK's model declares them as int: on the wire. */
    private static Arguments between(String start, String end, String field) {
        var times = DESK.tickets().stream()
                .map(ticket -> number(ticket, field))
                .sorted()
                .toList();
        var from = times.get(times.size() / 3);
        var to = times.get(times.size() / 2);
        var query = "?%s=%d&%s=%d&page_size=%d&page=".formatted(start, from, end, to, LONGEST_PAGE);
        IntFunction<Call<?>> page = number -> Call.raw(TICKETS_PATH + query + number, AccessTokenType.Tenant);
        Predicate<JsonObject> holds = t -> from <= number(t, field) && number(t, field) <= to;
        return arguments(start + " and " + end, page, holds);
    }

    private static Arguments send(String type, String content, String listed, String value) {
        return arguments(
                type,
                content.replace('\'', '"').formatted(value),
                listed.replace('\'', '"').formatted(value));
    }

    private static Arguments messageFilter(
            String name, Consumer<ListTicketMessageReq.Builder> filter, Stream<JsonObject> expected) {
        return arguments(name, Call.messages(id(TICKET), filter), expected.toList());
    }

    private static int seconds(JsonObject message) {
        return (int) (number(message, "created_at") / 1000);
    }

    private static JsonElement json(Object model) {
        return new Gson().toJsonTree(model);
    }
}
