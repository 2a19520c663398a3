package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.message.RichText;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.PageRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The requests, recorded at the socket. */
class RequestsTest {

    private static final TicketId TICKET = TicketId.of("6948728206392295444");
    private static final String LISTING = "{\"code\":0,\"msg\":\"success\",\"data\":{\"total\":0}}";

    private MockService service = new MockService();

    @AfterEach
    void close() {
        service.close();
    }

    private static Map<String, List<String>> query(RecordedRequest request) {
        var query = new TreeMap<String, List<String>>();
        for (var name : request.getUrl().queryParameterNames()) {
            query.put(name, request.getUrl().queryParameterValues(name));
        }
        return query;
    }

    private static void assertHasBothCredentials(RecordedRequest request) {
        assertThat(request.getHeaders().values("Authorization")).containsExactly("Bearer t-1");
        assertThat(request.getHeaders().values("X-Lark-Helpdesk-Authorization"))
                .containsExactly(Base64.getEncoder()
                        .encodeToString("6626871355780366330:helpdesk-token-1a2b3c".getBytes(StandardCharsets.UTF_8)));
    }

    private RecordedRequest search(TicketCriteria criteria, PageRequest page) {
        service.enqueue(200, LISTING);
        service.helpdesk().tickets().search(criteria, page).get();
        return service.requests().get(service.requests().size() - 1);
    }

    private Map<String, List<String>> queryOf(TicketCriteria.Builder criteria) {
        return query(search(criteria.build(), PageRequest.first()));
    }

    private static Map<String, List<String>> with(Object... namesAndValues) {
        var expected = new TreeMap<String, List<String>>();
        expected.put("page", List.of("1"));
        expected.put("page_size", List.of("20"));
        for (var i = 0; i < namesAndValues.length; i += 2) {
            expected.put((String) namesAndValues[i], List.of(((String) namesAndValues[i + 1]).split("\\|")));
        }
        return expected;
    }

    private static TicketCriteria.Builder where() {
        return TicketCriteria.builder();
    }

    @Test
    void theTokenRequestHasOnlyTheAppsCredentials() {
        search(TicketCriteria.any(), PageRequest.first());

        var request = service.tokenRequests().get(0);
        assertThat(service.tokenRequests()).hasSize(1);
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/open-apis/auth/v3/tenant_access_token/internal");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(request.getHeaders().get("X-Lark-Helpdesk-Authorization")).isNull();
        assertThat(request.getBody().utf8()).isEqualTo("{\"app_id\":\"cli_app\",\"app_secret\":\"app-secret-9f8e7d\"}");
    }

    @Test
    void oneTokenServesManyCalls() {
        search(TicketCriteria.any(), PageRequest.first());
        search(TicketCriteria.any(), PageRequest.first());

        assertThat(service.tokenRequests()).hasSize(1);
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void findTicket() {
        service.enqueue(200, "{\"code\":0,\"data\":{\"ticket\":{\"ticket_id\":\"" + TICKET.value() + "\"}}}");

        service.helpdesk().tickets().find(TICKET).get();

        var request = service.requests().get(0);
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getTarget()).isEqualTo("/open-apis/helpdesk/v1/tickets/6948728206392295444");
        assertHasBothCredentials(request);
    }

    @Test
    void searchWithoutFilters() {
        var request = search(TicketCriteria.any(), PageRequest.of(3, 200));

        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getTarget()).isEqualTo("/open-apis/helpdesk/v1/tickets?page=3&page_size=200");
        assertHasBothCredentials(request);
    }

    @Test
    void eachFilterIsSentAsDocumented() {
        var range = TimeRange.between(Instant.ofEpochMilli(1616920429000L), Instant.ofEpochMilli(1616920429001L));

        assertThat(queryOf(where().ticket(TicketId.of("123456")))).isEqualTo(with("ticket_id", "123456"));
        assertThat(queryOf(where().agent(UserId.of("ou_a")))).isEqualTo(with("agent_id", "ou_a"));
        assertThat(queryOf(where().closedBy(UserId.of("ou_c")))).isEqualTo(with("closed_by_id", "ou_c"));
        assertThat(queryOf(where().stage(Stage.BOT))).isEqualTo(with("type", "1"));
        assertThat(queryOf(where().stage(Stage.AGENT))).isEqualTo(with("type", "2"));
        assertThat(queryOf(where().channel(Channel.of(0)))).isEqualTo(with("channel", "0"));
        assertThat(queryOf(where().channel(Channel.OPEN_API))).isEqualTo(with("channel", "9"));
        assertThat(queryOf(where().resolution(Resolution.RESOLVED))).isEqualTo(with("solved", "2"));
        assertThat(queryOf(where().score(Score.SATISFIED))).isEqualTo(with("score", "3"));
        assertThat(queryOf(where().statuses(TicketStatus.CREATED, TicketStatus.CLOSED_BY_BOT)))
                .isEqualTo(with("status_list", "1|50"));
        assertThat(queryOf(where().guestName("abc"))).isEqualTo(with("guest_name", "abc"));
        assertThat(queryOf(where().guest(UserId.of("ou_g")))).isEqualTo(with("guest_id", "ou_g"));
        assertThat(queryOf(where().tags("备注", "a,b"))).isEqualTo(with("tags", "备注|a,b"));
        assertThat(queryOf(where().created(range)))
                .isEqualTo(with("create_time_start", "1616920429000", "create_time_end", "1616920429001"));
        assertThat(queryOf(where().updated(range)))
                .isEqualTo(with("update_time_start", "1616920429000", "update_time_end", "1616920429001"));
    }

    @Test
    void repeatedAndUnusualParametersAreEncoded() {
        var request = search(
                where().statuses(TicketStatus.CREATED, TicketStatus.CLOSED_BY_BOT)
                        .tags("备注", "a&b=c+d e%")
                        .build(),
                PageRequest.first());

        assertThat(request.getTarget())
                .isEqualTo("/open-apis/helpdesk/v1/tickets?status_list=1&status_list=50"
                        + "&tags=%E5%A4%87%E6%B3%A8&tags=a%26b%3Dc%2Bd%20e%25&page=1&page_size=20");
    }

    @Test
    void listMessages() {
        service.enqueue(200, LISTING);

        service.helpdesk()
                .messages()
                .list(
                        TICKET,
                        MessageCriteria.any()
                                .from(Instant.ofEpochSecond(1617960686))
                                .to(Instant.ofEpochMilli(1617960687999L)),
                        PageRequest.of(2, 10))
                .get();

        var request = service.requests().get(0);
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getTarget())
                .isEqualTo("/open-apis/helpdesk/v1/tickets/6948728206392295444/messages"
                        + "?time_start=1617960686&time_end=1617960687&page=2&page_size=10");
        assertHasBothCredentials(request);
    }

    @Test
    void eitherEndOfTheTimeRangeMayBeOpen() {
        service.enqueue(200, LISTING).enqueue(200, LISTING);
        var messages = service.helpdesk().messages();

        messages.list(TICKET, MessageCriteria.any().from(Instant.ofEpochSecond(5)), PageRequest.first());
        messages.list(TICKET, MessageCriteria.any().to(Instant.ofEpochSecond(7)), PageRequest.first());

        assertThat(query(service.requests().get(0))).isEqualTo(with("time_start", "5"));
        assertThat(query(service.requests().get(1))).isEqualTo(with("time_end", "7"));
    }

    private String sent(OutgoingMessage message) {
        service.enqueue(200, MockService.document("send-message-response.json"));
        service.helpdesk().messages().send(TICKET, message).get();
        var request = service.requests().get(service.requests().size() - 1);
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/open-apis/helpdesk/v1/tickets/6948728206392295444/messages");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertHasBothCredentials(request);
        return request.getBody().utf8();
    }

    @Test
    void aTextIsSentAsAnObject() {
        assertThat(sent(OutgoingMessage.text("你好 \"quoted\" \\ back 🤷\nline 2")))
                .isEqualTo("{\"msg_type\":\"text\","
                        + "\"content\":{\"text\":\"你好 \\\"quoted\\\" \\\\ back 🤷\\nline 2\"}}");
    }

    @Test
    void aTextIsSentAsAString() {
        asString();

        assertThat(sent(OutgoingMessage.text("你好 \"quoted\" \\ back 🤷")))
                .isEqualTo("{\"msg_type\":\"text\","
                        + "\"content\":\"{\\\"text\\\":\\\"你好 \\\\\\\"quoted\\\\\\\" \\\\\\\\ back 🤷\\\"}\"}");
    }

    private void asString() {
        service.close();
        service = new MockService(FeishuApp.Builder::sendContentAsString);
    }

    private static OutgoingMessage documentedPost(RichText.Builder text) {
        return OutgoingMessage.post(text.link("超链接", "http://www.feishu.cn")
                .paragraph()
                .text("第二行 :")
                .text("文本测试")
                .build());
    }

    @Test
    void thePostOfTheDocument() {
        var post = documentedPost(
                RichText.builder().title("this is title").paragraph().escapedText("第一行&nbsp;:"));

        assertThat(JsonParser.parseString(sent(post)))
                .isEqualTo(JsonParser.parseString(MockService.document("send-message-request-escaped.json")));
    }

    @Test
    void thePostOfTheDocumentsOtherRendering() {
        var post = documentedPost(
                RichText.builder().title("this is title").paragraph().escapedText("第一行 :"));

        assertThat(JsonParser.parseString(sent(post)))
                .isEqualTo(JsonParser.parseString(MockService.document("send-message-request.json")));
    }

    private static final OutgoingMessage EVERY_ELEMENT = OutgoingMessage.post(RichText.builder()
            .title("标题 \"1\"")
            .paragraph()
            .text("a \\ b 🤷")
            .escapedText("c&nbsp;d")
            .link("here", "https://www.example.com/?a=1&b=2")
            .element(new RichText.Link("e&lt;", "https://www.example.com", true))
            .paragraph()
            .mention(UserId.of("ou_1"))
            .image(ImageKey.of("img_1"), 300, 200)
            .in(Locale.US)
            .paragraph()
            .text("no title")
            .in(Locale.JAPAN)
            .title("題")
            .paragraph()
            .text("一行目")
            .build());

    private static final String EVERY_ELEMENT_CONTENT = """
            {"post":{
              "zh_cn":{"title":"标题 \\"1\\"","content":[
                [{"tag":"text","text":"a \\\\ b 🤷"},
                 {"tag":"text","un_escape":true,"text":"c&nbsp;d"},
                 {"tag":"a","text":"here","href":"https://www.example.com/?a=1&b=2"},
                 {"tag":"a","un_escape":true,"text":"e&lt;","href":"https://www.example.com"}],
                [{"tag":"at","user_id":"ou_1"},
                 {"tag":"img","image_key":"img_1","width":300,"height":200}]]},
              "en_us":{"content":[[{"tag":"text","text":"no title"}]]},
              "ja_jp":{"title":"題","content":[[{"tag":"text","text":"一行目"}]]}}}
            """;

    @Test
    void aPostWithEveryElementIsSentAsAnObject() {
        var body = JsonParser.parseString(sent(EVERY_ELEMENT)).getAsJsonObject();

        assertThat(body.keySet()).containsExactlyInAnyOrder("msg_type", "content");
        assertThat(body.get("msg_type").getAsString()).isEqualTo("post");
        assertThat(body.get("content")).isEqualTo(JsonParser.parseString(EVERY_ELEMENT_CONTENT));
    }

    @Test
    void aPostWithEveryElementIsSentAsAString() {
        asString();

        var body = JsonParser.parseString(sent(EVERY_ELEMENT)).getAsJsonObject();

        assertThat(body.get("content").getAsJsonPrimitive().isString()).isTrue();
        assertThat(JsonParser.parseString(body.get("content").getAsString()))
                .isEqualTo(JsonParser.parseString(EVERY_ELEMENT_CONTENT));
    }
}
