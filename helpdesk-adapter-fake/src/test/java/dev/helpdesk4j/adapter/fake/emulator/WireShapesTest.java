package dev.helpdesk4j.adapter.fake.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.message.RichText;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.CommentId;
import dev.helpdesk4j.domain.ticket.CustomizedField;
import dev.helpdesk4j.domain.ticket.CustomizedFieldId;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.ServiceTimes;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.TagId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.Timeline;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Values as the documents' examples write them; the examples are in the resources beside this class. */
class WireShapesTest {

    private static final Person ABC = Person.of(UserId.of("ou_37019b7c830210acd88fdce886e25c71"), "abc")
            .withAvatarUrl("https://xxxx")
            .withEmail("xxxx@abc.com")
            .withDepartment("用户部门名称(有权限才展示)")
            .withCity("城市")
            .withCountry("国家");

    private static final Ticket LISTED = Ticket.builder(TicketId.of("6626871355780366331"))
            .helpdesk(HelpdeskId.of("6626871355780366330"))
            .guest(ABC)
            .comments(List.of(new Comment(
                    Option.some(CommentId.of("12")),
                    Option.some("备注内容"),
                    Option.some(Instant.ofEpochMilli(1690970837624L)),
                    Option.some(UserId.of("7262656095919128578")),
                    Option.some("备注人姓名"),
                    Option.some("备注人头像"))))
            .stage(Stage.BOT)
            .status(TicketStatus.CLOSED_BY_BOT)
            .satisfaction(Satisfaction.of(
                    Score.DISSATISFIED,
                    LocalizedText.of(Locale.SIMPLIFIED_CHINESE, "答案看不懂")
                            .and(Locale.US, "I don't understand")
                            .and(Locale.JAPAN, "回答が複雑すぎる")))
            .agents(List.of(ABC))
            .channel(Channel.of(0))
            .resolution(Resolution.UNRESOLVED)
            .closedBy(ABC)
            .collaborators(List.of(ABC))
            .customizedFields(List.of(new CustomizedField(
                    Option.some(CustomizedFieldId.of("123")),
                    Option.some("value"),
                    Option.some("key"),
                    Option.some("display name"),
                    Option.some(1),
                    Option.some(true),
                    Option.some(true))))
            .agentOwner(ABC)
            .timeline(new Timeline(
                    Option.some(Instant.ofEpochMilli(1616920429000L)),
                    Option.some(Instant.ofEpochMilli(1616920429000L)),
                    Option.some(Instant.ofEpochMilli(1616920429000L)),
                    Option.some(Instant.ofEpochMilli(1636444596000L)),
                    Option.some(Instant.ofEpochMilli(1636444696000L)),
                    Option.some(Instant.ofEpochMilli(1636444796000L))))
            .serviceTimes(new ServiceTimes(
                    Option.some(Duration.ofSeconds(2_557_497)),
                    Option.some(Duration.ofSeconds(123869)),
                    Option.some(Duration.ofSeconds(1)),
                    Option.some(Duration.ofSeconds(66)),
                    Option.some(Duration.ofSeconds(68))))
            .build();

    private static final Ticket WITH_SEVERAL = Ticket.builder(TicketId.of("1"))
            .comments(List.of(
                    Comment.of(CommentId.of("1"), "a", Instant.ofEpochMilli(5)),
                    Comment.of(CommentId.of("2"), "b", Instant.ofEpochMilli(6))))
            .satisfaction(Satisfaction.of(
                    Score.DISSATISFIED, LocalizedText.of(Locale.US, "slow"), LocalizedText.of(Locale.JAPAN, "遅い")))
            .build();

    @Test
    void aListedTicketHasTheDocumentedJson() {
        var example = resource("list-tickets.json").getAsJsonObject("data").getAsJsonArray("tickets");

        assertSame(TicketJson.of(LISTED, TicketShapes.DOCUMENTED), example.get(0));
    }

    @Test
    void aFoundTicketHasTheDocumentedJson() {
        var ticket = LISTED.toBuilder()
                .tags(HashSet.of(Tag.of(TagId.of("7474857595946745884"), "标签名称")))
                .build();

        assertSame(
                TicketJson.of(ticket, TicketShapes.DOCUMENTED),
                resource("get-ticket.json").getAsJsonObject("data").get("ticket"));
    }

    @Test
    void aMessageHasTheDocumentedJson() {
        var message = Message.builder(
                        MessageId.of("6948728206392295444"), new MessageContent.Text("进入人工服务。 @李宁  为你提供服务，开始聊起来吧~"))
                .chatMessageId(ChatMessageId.of("6949088236610273307"))
                .sender(Person.of(UserId.of("ou_37019b7c830210acd88fdce886e25c71"), "李宁")
                        .withAvatarUrl("https://internal-api-lark-file.feishu-boe.cn/static-resource/v1/"
                                + "3e73cdce-54b0-4c6a-8226-b131fb2825dj~?image_size=72x72&cut_type=&quality="
                                + "&format=image&sticker_format=.webp"))
                .sentAt(Instant.ofEpochMilli(1617960686000L))
                .build();
        var example = resource("list-messages.json")
                .getAsJsonObject("data")
                .getAsJsonArray("messages")
                .get(0)
                .getAsJsonObject();

        var written = MessageJson.of(message);

        assertSame(
                JsonParser.parseString(written.get("content").getAsString()),
                JsonParser.parseString(example.get("content").getAsString()));
        written.remove("content");
        example.remove("content");
        assertSame(written, example);
    }

    @Test
    void theDocumentedRequestIsParsed() {
        assertThat(OutgoingJson.read(resource("send-message.json").toString()))
                .isEqualTo(OutgoingMessage.post(RichText.builder()
                        .title("this is title")
                        .paragraph()
                        .escapedText("第一行&nbsp;:")
                        .link("超链接", "http://www.feishu.cn")
                        .paragraph()
                        .text("第二行 :")
                        .text("文本测试")
                        .build()));
    }

    @ParameterizedTest
    @EnumSource(TicketShapes.class)
    void missingValuesAreOmittedExceptTheUpdateTime(TicketShapes shapes) {
        assertSame(
                TicketJson.of(
                        Ticket.builder(TicketId.of("1")).tags(HashSet.empty()).build(), shapes),
                JsonParser.parseString("{'ticket_id':'1','agents':[],'collaborators':[],'updated_at':-1}"));
    }

    @Test
    void minutesAreWrittenToTwelvePlaces() {
        var ticket = Ticket.builder(TicketId.of("1"))
                .serviceTimes(ServiceTimes.EMPTY.withAgentService(Duration.ofSeconds(13)))
                .build();

        assertThat(TicketJson.of(ticket, TicketShapes.DOCUMENTED)
                        .get("agent_service_duration")
                        .toString())
                .isEqualTo("0.216666666667");
    }

    @Test
    void idsThatAreNoNumbersAreWrittenAsText() {
        var comment = new Comment(
                Option.some(CommentId.of("007")),
                Option.none(),
                Option.none(),
                Option.some(UserId.of("ou_1")),
                Option.none(),
                Option.none());

        assertSame(
                TicketJson.of(
                                Ticket.builder(TicketId.of("1"))
                                        .comments(List.of(comment))
                                        .build(),
                                TicketShapes.DOCUMENTED)
                        .get("comments"),
                JsonParser.parseString("{'id':'007','user_id':'ou_1'}"));
    }

    @Test
    void inTheReportedShapesTheDocumentsTicketHasLists() {
        var example = resource("get-ticket.json").getAsJsonObject("data").getAsJsonObject("ticket");
        example.remove("tags");
        example.remove("comments");
        example.remove("dissatisfaction_reason");
        var written = TicketJson.of(LISTED, TicketShapes.REPORTED);

        assertSame(
                written.remove("comments"),
                JsonParser.parseString("[{'content':'备注内容','created_at':1690970837624,'id':12,"
                        + "'user_avatar_url':'备注人头像','user_name':'备注人姓名','user_id':7262656095919128578}]"));
        assertSame(
                written.remove("dissatisfaction_reason"),
                JsonParser.parseString("[{'zh_cn':'答案看不懂','en_us':\"I don't understand\",'ja_jp':'回答が複雑すぎる'}]"));
        assertSame(written, example);
    }

    @Test
    void theReportedShapesContainEveryCommentAndReason() {
        var written = TicketJson.of(WITH_SEVERAL, TicketShapes.REPORTED);

        assertSame(
                written.get("comments"),
                JsonParser.parseString(
                        "[{'id':1,'content':'a','created_at':5},{'id':2,'content':'b','created_at':6}]"));
        assertSame(written.get("dissatisfaction_reason"), JsonParser.parseString("[{'en_us':'slow'},{'ja_jp':'遅い'}]"));
    }

    @Test
    void theDocumentedShapesContainTheLastCommentAndReason() {
        var written = TicketJson.of(WITH_SEVERAL, TicketShapes.DOCUMENTED);

        assertSame(written.get("comments"), JsonParser.parseString("{'id':2,'content':'b','created_at':6}"));
        assertSame(written.get("dissatisfaction_reason"), JsonParser.parseString("{'ja_jp':'遅い'}"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"a\":[1.50,null]} | '{\"a\":[1.50,null]}' | {\"a\":[1.50,null]}",
                "[\"x\",\"y\"]       | '[\"x\",\"y\"]'       | [\"x\",\"y\"]",
                "{[              | '{['              | '{['",
                "12              | '12'              | '12'",
                "true            | 'true'            | 'true'",
                "null            | 'null'            | 'null'"
            })
    void onlyAReportedValueIsAnObjectOrAList(String value, String documented, String reported) {
        var field = CustomizedField.empty().withValue(value);

        assertThat(valueOf(field, TicketShapes.DOCUMENTED)).isEqualTo(asJson(documented));
        assertThat(valueOf(field, TicketShapes.REPORTED)).isEqualTo(asJson(reported));
    }

    private static JsonElement valueOf(CustomizedField field, TicketShapes shapes) {
        var ticket = Ticket.builder(TicketId.of("1"))
                .customizedFields(List.of(field))
                .build();
        return TicketJson.of(ticket, shapes)
                .getAsJsonArray("customized_fields")
                .get(0)
                .getAsJsonObject()
                .get("value");
    }

    /** Returns a text in single quotes as a string, any other as JSON. */
    private static JsonElement asJson(String text) {
        return text.startsWith("'")
                ? new JsonPrimitive(text.substring(1, text.length() - 1))
                : JsonParser.parseString(text);
    }

    @ParameterizedTest
    @EnumSource(TicketShapes.class)
    void otherFieldsAreWrittenAsTheirJson(TicketShapes shapes) {
        var ticket = Ticket.builder(TicketId.of("1"))
                .otherFields(LinkedHashMap.of("customized_info", "{\"order\":4711}", "status", "77", "note", "no JSON"))
                .status(TicketStatus.PENDING)
                .build();

        assertSame(
                TicketJson.of(ticket, shapes),
                JsonParser.parseString("{'customized_info':{'order':4711},'status':4,'note':'no JSON','ticket_id':'1',"
                        + "'agents':[],'collaborators':[],'updated_at':-1}"));
    }

    @Test
    void aPostIsWrittenInItsLanguagesWithEveryElement() {
        var text = RichText.builder()
                .in(Locale.US)
                .title("VPN")
                .paragraph()
                .escapedText("a&nbsp;b")
                .link("see", "https://x.example")
                .element(new RichText.Mention(UserId.of("ou_1"), Option.some("Lin")))
                .mention(UserId.of("ou_2"))
                .paragraph()
                .image(ImageKey.of("img_1"), 10, 20)
                .element(new RichText.Image(ImageKey.of("img_2"), Option.none()))
                .element(new RichText.Unrecognized("emotion", "{\"tag\":\"emotion\",\"emoji_type\":\"SMILE\"}"))
                .in(Locale.JAPAN)
                .text("はい")
                .build();

        assertSame(
                content(new MessageContent.Post(text, List.of(ImageKey.of("img_1")))),
                JsonParser.parseString("{'msg_type':'post','image_keys':['img_1'],'content':{"
                        + "'en_us':{'title':'VPN','content':["
                        + "[{'tag':'text','text':'a&nbsp;b','un_escape':true},"
                        + "{'tag':'a','text':'see','href':'https://x.example'},"
                        + "{'tag':'at','user_id':'ou_1','user_name':'Lin'},{'tag':'at','user_id':'ou_2'}],"
                        + "[{'tag':'img','image_key':'img_1','width':10,'height':20},"
                        + "{'tag':'img','image_key':'img_2'},{'tag':'emotion','emoji_type':'SMILE'}]]},"
                        + "'ja_jp':{'content':[[{'tag':'text','text':'はい'}]]}}}"));
    }

    @Test
    void aPostWithoutALanguageIsPlainTextIfPossible() {
        var titled = new RichText(LinkedHashMap.of(
                Locale.ROOT,
                new RichText.Body(Option.some("T"), RichText.ofPlain("a").best().paragraphs())));

        assertSame(
                content(new MessageContent.Post(RichText.ofPlain("a\nb"), List.empty())),
                JsonParser.parseString("{'msg_type':'post','image_keys':[],'content':'a\\nb'}"));
        assertSame(
                content(new MessageContent.Post(titled, List.empty())),
                JsonParser.parseString("{'msg_type':'post','image_keys':[],"
                        + "'content':{'title':'T','content':[[{'tag':'text','text':'a'}]]}}"));
    }

    @Test
    void imagesAndOtherContentsHaveTheirJson() {
        assertSame(
                content(new MessageContent.Image(ImageKey.of("img_1"))),
                JsonParser.parseString("{'msg_type':'image','image_key':'img_1'}"));
        assertThat(json(new MessageContent.File("any {thing")).get("content").getAsString())
                .isEqualTo("any {thing");
        assertThat(json(new MessageContent.Media("m")).get("message_type").getAsString())
                .isEqualTo("media");
        assertThat(json(new MessageContent.Unreadable("sticker", "s"))
                        .get("message_type")
                        .getAsString())
                .isEqualTo("sticker");
    }

    private static JsonObject json(MessageContent content) {
        return MessageJson.of(Message.builder(MessageId.of("1"), content).build());
    }

    private static JsonElement content(MessageContent content) {
        return JsonParser.parseString(json(content).get("content").getAsString());
    }

    private static JsonObject resource(String name) {
        try (var stream = Objects.requireNonNull(WireShapesTest.class.getResourceAsStream(name), name)) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return JsonParser.parseString(text).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertSame(JsonElement actual, JsonElement expected) {
        assertThat(canonical(JsonParser.parseString(actual.toString()))).isEqualTo(canonical(expected));
    }

    /** Returns the tree with numbers as written and sorted members. */
    private static Object canonical(JsonElement json) {
        if (json instanceof JsonObject object) {
            var members = new java.util.TreeMap<String, Object>();
            object.entrySet().forEach(entry -> members.put(entry.getKey(), canonical(entry.getValue())));
            return members;
        }
        if (json instanceof JsonArray array) {
            return List.ofAll(array).map(WireShapesTest::canonical);
        }
        return json instanceof JsonPrimitive primitive && primitive.isNumber() ? primitive.getAsBigDecimal() : json;
    }
}
