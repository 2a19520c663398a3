package dev.helpdesk4j.adapter.fake.emulator;

import static dev.helpdesk4j.adapter.fake.emulator.Client.code;
import static dev.helpdesk4j.adapter.fake.emulator.Client.data;
import static dev.helpdesk4j.adapter.fake.emulator.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.SentMessage;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.message.RichText;
import dev.helpdesk4j.domain.ticket.TicketId;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentOverTheWireTest {

    private final FakeHelpdesk fake = FakeHelpdesk.empty();
    private final HelpdeskEmulator emulator =
            HelpdeskEmulator.builder(fake).strict().start();
    private final Client client = new Client(emulator);
    private final TicketId ticket = fake.guest("Lin").opensTicket().id();
    private final String messages = "helpdesk/v1/tickets/" + ticket.value() + "/messages";

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void aTextMayBeAnObjectOrAString() throws Exception {
        var object = client.post(messages, "{\"msg_type\":\"text\",\"content\":{\"text\":\"你好\"}}");
        var string = client.post(messages, "{\"msg_type\":\"text\",\"content\":\"{\\\"text\\\":\\\"你好\\\"}\"}");

        assertThat(code(object)).isZero();
        assertThat(code(string)).isZero();
        assertThat(fake.sent().map(SentMessage::message))
                .containsExactly(OutgoingMessage.text("你好"), OutgoingMessage.text("你好"));
        assertThat(data(object).get("message_id").getAsString())
                .isEqualTo(fake.sent().head().id().value());
    }

    @Test
    void aPostIsTakenWithEveryElement() throws Exception {
        var answer = client.post(
                messages,
                "{'msg_type':'post','content':{'post':{'en_us':{'title':'T','content':[[{'tag':'text','text':'a'},{'tag':'text','text':'b','un_escape':true},{'tag':'a','text':'c','href':'https://x.example'}],[{'tag':'at','user_id':'ou_1'},{'tag':'img','image_key':'img_1','width':10,'height':20}]]},'ja_jp':{'content':[[{'tag':'text','text':'d'}]]}}}}"
                        .replace('\'', '"'));

        assertThat(code(answer)).isZero();
        assertThat(fake.sent().head().message())
                .isEqualTo(OutgoingMessage.post(RichText.builder()
                        .in(Locale.US)
                        .title("T")
                        .text("a")
                        .escapedText("b")
                        .link("c", "https://x.example")
                        .paragraph()
                        .mention(UserId.of("ou_1"))
                        .image(ImageKey.of("img_1"), 10, 20)
                        .in(Locale.JAPAN)
                        .text("d")
                        .build()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            nonsense | the body must be JSON
            [] | the body must be an object
            {} | msg_type is missing
            {'msg_type':'text'} | content is missing
            {'msg_type':7,'content':{'text':'a'}} | msg_type must be a string
            {'msg_type':'image','content':{'image_key':'a'}} | msg_type must be text or post
            {'msg_type':'text','content':{}} | text is missing
            {'msg_type':'text','content':{'text':null}} | text is missing
            {'msg_type':'text','content':{'text':' '}} | must not be blank
            {'msg_type':'text','content':'hello'} | content must be an object or a string of JSON, got another string
            {'msg_type':'text','content':['a']} | content must be an object
            {'msg_type':'post','content':{}} | post is missing
            {'msg_type':'post','content':{'zh_cn':{}}} | field of content must be one of post, got 'zh_cn'
            {'msg_type':'text','content':{'text':'a'},'uuid':'1'} | field of the body must be one of msg_type, content, got 'uuid'
            {'msg_type':'text','content':{'text':'a','msg_type':'text'}} | field of content must be one of text, got 'msg_type'
            {'msg_type':'post','content':{'post':{'zh_cn':{'content':[[{'tag':'text','text':'x','unescape':true}]]}}}} | field of a text must be one of tag, text, un_escape, got 'unescape'
            {'msg_type':'post','content':{'post':{}}} | at least one language
            {'msg_type':'post','content':{'post':{'de_de':{'content':[[]]}}}} | zh_cn, en_us or ja_jp
            {'msg_type':'post','content':{'post':{'zh_cn':{'content':[]}}}} | at least one paragraph
            {'msg_type':'post','content':{'post':{'zh_cn':{'content':[[]]}}}} | at least one element
            {'msg_type':'post','content':{'post':{'zh_cn':{'content':['a']}}}} | a paragraph must be a list
            {'msg_type':'post','content':{'post':{'zh_cn':{'content':[['a']]}}}} | an element must be an object
            {'msg_type':'post','content':{'post':{'zh_cn':{'content':[[{'tag':'b'}]]}}}} | text, a, at or img
            {'msg_type':'post','content':{'post':{'zh_cn':{'content':[[{'tag':'a','text':'x'}]]}}}} | href is missing
            {'msg_type':'post','content':{'post':{'zh_cn':{'content':[[{'tag':'img','image_key':'k'}]]}}}} | width is missing
            """)
    void undocumentedMessagesAreRefusedWithTheReason(String body, String reason) throws Exception {
        var answer = client.post(messages, body.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo(154000);
        assertThat(json(answer).get("msg").getAsString()).contains(reason);
        assertThat(fake.sent()).isEmpty();
    }

    @Test
    void aClosedTicketAndAProhibitedAddressAreRefused() throws Exception {
        fake.prohibitHost("evil.example");
        var closed = fake.guest("Lin").opensTicket().botCloses().id().value();

        var bad = client.post(messages, "{\"msg_type\":\"text\",\"content\":{\"text\":\"https://evil.example\"}}");
        var late = client.post(
                "helpdesk/v1/tickets/" + closed + "/messages", "{\"msg_type\":\"text\",\"content\":{\"text\":\"x\"}}");

        assertThat(bad.statusCode()).isEqualTo(401);
        assertThat(code(bad)).isEqualTo(154403);
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(code(late)).isEqualTo(154401);
    }
}
