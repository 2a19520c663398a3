package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.message.RichText;
import dev.helpdesk4j.external.NeedsProgram;
import dev.helpdesk4j.ports.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendMessageTest {

    @TempDir
    private Path folder;

    private final Desk desk = new Desk();
    private final String ticket = desk.fake().guest("Lin").opensTicket().id().value();

    @AfterEach
    void close() {
        desk.close();
    }

    private Run send(String... args) {
        return desk.run(Run.with(new String[] {"messages", "send", ticket}, args));
    }

    private Run sendPost(String json) throws IOException {
        return send(
                "--post", Files.writeString(folder.resolve("post.json"), json).toString());
    }

    private void assertThatNothingWasSent() {
        assertThat(desk.requests()).isEmpty();
        assertThat(desk.fake().sent()).isEmpty();
    }

    @Test
    void aTextIsSentOnce() {
        var run = send("--text", "马上处理。").assertSuccess();

        var sent = desk.fake().sent().single();
        assertThat(sent.ticket().value()).isEqualTo(ticket);
        assertThat(sent.message()).isEqualTo(OutgoingMessage.text("马上处理。"));
        assertThat(run.out()).isEqualTo("Sent: " + sent.id().value() + "\n");
    }

    @Test
    void theJsonReceiptHasTheTicketAndTheMessage() {
        var run = send("--text", "Hello", "--output", "json").assertSuccess();

        assertThat(run.out()).isEqualTo("""
                        {
                          "ticketId": "%s",
                          "messageId": "%s",
                          "sample": false
                        }
                        """.formatted(
                        ticket, desk.fake().sent().single().id().value()));
    }

    @Test
    void theReceiptForSampleDataShowsThatNothingWasSent() {
        var newest = Run.onSample("tickets", "list", "--status", "awaiting-guest")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        var id = newest.substring(0, newest.indexOf(' '));

        assertThat(Run.onSample("messages", "send", id, "--text", "Hello")
                        .assertSuccess()
                        .out())
                .startsWith("Added to the sample data, not sent: om_");
        assertThat(Run.onSample("messages", "send", id, "--text", "Hello", "--output", "json")
                        .assertSuccess()
                        .out())
                .contains("\"sample\": true");
    }

    @Test
    void anAtSignDoesNotReadAnArgumentFile() throws IOException {
        var secret = Files.writeString(folder.resolve("all"), "what is in the file");

        send("--text", "@" + secret).assertSuccess();

        assertThat(desk.fake().sent().single().message()).isEqualTo(OutgoingMessage.text("@" + secret));
    }

    @Test
    void aPostIsSentWithEveryElementInEveryLanguage() throws IOException {
        sendPost("""
                        {
                          "zh_cn": {"title": "VPN 恢复了", "content": [
                            [{"tag": "text", "text": "请看"}, {"tag": "text", "text": "1&nbsp;2", "un_escape": true}],
                            [{"tag": "a", "text": "状态", "href": "https://status.example.com", "un_escape": false}]]},
                          "en_us": {"content": [[
                            {"tag": "at", "user_id": "ou_lin"},
                            {"tag": "a", "text": "a&amp;b", "href": "https://status.example.com", "un_escape": true}]]},
                          "ja_jp": {"title": "", "content": [[
                            {"tag": "img", "image_key": "img_v2_1", "width": 300, "height": 200}]]}
                        }
                        """).assertSuccess();

        assertThat(desk.fake().sent().single().message())
                .isEqualTo(OutgoingMessage.post(RichText.builder()
                        .in(Locale.SIMPLIFIED_CHINESE)
                        .title("VPN 恢复了")
                        .paragraph()
                        .text("请看")
                        .escapedText("1&nbsp;2")
                        .paragraph()
                        .link("状态", "https://status.example.com")
                        .in(Locale.US)
                        .paragraph()
                        .mention(UserId.of("ou_lin"))
                        .element(new RichText.Link("a&amp;b", "https://status.example.com", true))
                        .in(Locale.JAPAN)
                        .paragraph()
                        .image(ImageKey.of("img_v2_1"), 300, 200)
                        .build()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    []                                                        | $: value must be a non-empty object
                    {}                                                        | $: value must be a non-empty object
                    null                                                      | $: value must be a non-empty object
                    {"zh_cn":{"content":[[]]}} 1                              | must be JSON: malformed JSON at path $
                    {"fr_fr":{"content":[[{"tag":"text","text":"a"}]]}}       | $.fr_fr: language must be one of zh_cn, en_us, ja_jp, got fr_fr
                    {"en_us":7}                                               | $.en_us: value must be a non-empty object
                    {"en_us":{"title":"only"}}                                | $.en_us.content: value must be a non-empty list
                    {"en_us":{"title":null,"content":[[]]}}                   | $.en_us.title: value must be a string
                    {"en_us":{"titel":"a","content":[[]]}}                    | $.en_us.titel: field must be one of title, content, got titel
                    {"en_us":{"content":[]}}                                  | $.en_us.content: value must be a non-empty list
                    {"en_us":{"content":[[{"tag":"text","text":"a"}],[]]}}    | $.en_us.content[1]: value must be a non-empty list
                    {"en_us":{"content":{"tag":"text"}}}                      | $.en_us.content: value must be a non-empty list
                    {"en_us":{"content":["a"]}}                               | $.en_us.content[0]: value must be a non-empty list
                    {"en_us":{"content":[["a"]]}}                             | $.en_us.content[0][0]: value must be a non-empty object
                    {"en_us":{"content":[[{"text":"a"}]]}}                    | $.en_us.content[0][0].tag: value must be a string
                    {"en_us":{"content":[[{"tag":"emotion"}]]}}               | $.en_us.content[0][0].tag: tag must be one of text, a, at, img, got emotion
                    {"en_us":{"content":[[{"tag":"text"}]]}}                  | $.en_us.content[0][0].text: value must be a string
                    {"en_us":{"content":[[{"tag":"text","text":"a","bold":true}]]}}     | $.en_us.content[0][0].bold: field must be one of tag, text, un_escape, got bold
                    {"en_us":{"content":[[{"tag":"text","text":"a","un_escape":"no"}]]}} | $.en_us.content[0][0].un_escape: value must be true or false, got 'no'
                    {"en_us":{"content":[[{"tag":"a","text":"a"}]]}}          | $.en_us.content[0][0].href: value must be a string
                    {"en_us":{"content":[[{"tag":"a","text":"a","href":" "}]]}} | $.en_us.content[0][0].href: value must be a string that is not blank
                    {"en_us":{"content":[[{"tag":"at","user_id":""}]]}}       | $.en_us.content[0][0].user_id: value must be a string that is not blank
                    {"en_us":{"content":[[{"tag":"img","image_key":"k","width":0,"height":1}]]}}   | $.en_us.content[0][0].width: value must be a whole number of 1 or more
                    {"en_us":{"content":[[{"tag":"img","image_key":"k","width":1.5,"height":1}]]}} | $.en_us.content[0][0].width: value must be a whole number
                    {"en_us":{"content":[[{"tag":"img","image_key":"k","width":1,"height":3e9}]]}} | $.en_us.content[0][0].height: value must be a whole number
                    {"en_us":{"content":[[{"tag":"img","image_key":"k","width":1}]]}}   | $.en_us.content[0][0].height: value must be a whole number
                    {"en_us":1,"en_us":2}                                     | en_us
                    """)
    void anInvalidPostIsRefusedWithItsJsonPath(String json, String place) throws IOException {
        sendPost(json).assertInvalidUsage("post.json", place);

        assertThatNothingWasSent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    ^^                                                      | unexpected end of input at path $
                    {                                                       | unexpected end of input at path $.
                    {"en_us": {"content": [[{"tag": "text", "text": "a"}]]} | unexpected end of input at path $.
                    {"en_us": {"content": [[{"tag": "text", "text": "a}]]}} | Unterminated string at path $.en_us.content[0][0].text
                    VPN is back                                             | malformed JSON at path $
                    {"en_us": VPN}                                          | malformed JSON at path $.en_us
                    {'en_us': 1}                                            | malformed JSON at path $.
                    {"en_us": 1} VPN                                        | malformed JSON at path $
                    {"en_us" 1}                                             | Expected ':' at path $.en_us
                    """)
    void malformedJsonIsRefusedWithItsPath(String text, String reason) throws IOException {
        sendPost(text).assertInvalidUsage("post.json must be JSON: " + reason);

        assertThatNothingWasSent();
    }

    @Test
    void aMissingPostFileIsRefused() {
        send("--post", folder.resolve("nowhere.json").toString())
                .assertInvalidUsage("post file must exist, got ", "nowhere.json");
        send("--post", folder.toString()).assertInvalidUsage("cannot be read");

        assertThatNothingWasSent();
    }

    @Test
    void anEndlessPostFileIsRefused() {
        send("--post", "/dev/zero").assertInvalidUsage("size must be at most 1048576 bytes");

        assertThatNothingWasSent();
    }

    @Test
    void aPostHasAtMostOneMebibyte() throws IOException {
        var post = "{\"en_us\": {\"content\": [[{\"tag\": \"text\", \"text\": \"a\"}]]}}";

        sendPost(post + " ".repeat(InputFile.MAX_BYTES - post.length())).assertSuccess();
        sendPost(post + " ".repeat(InputFile.MAX_BYTES - post.length() + 1))
                .assertInvalidUsage("at most 1048576 bytes");

        assertThat(desk.fake().sent()).hasSize(1);
    }

    @Test
    @NeedsProgram("bash")
    void aPostCanBeReadFromAPipe() throws Exception {
        var script =
                "exec \"$@\" --post <(echo '{\"en_us\": {\"content\": [[{\"tag\": \"text\", \"text\": \"a\"}]]}}')";

        var run = ChildProcess.runIn(
                script, desk.environment(), "messages", "send", ticket, "--base-url", desk.baseUrl());

        assertThat(run.assertSuccess().out()).startsWith("Sent: ");
        assertThat(desk.fake().sent()).hasSize(1);
    }

    @Test
    void aMessageIsEitherATextOrAPost() {
        send().assertInvalidUsage("helpdesk: Missing required argument", "--text", "--post");
        send("--text", "a", "--post", "post.json")
                .assertInvalidUsage("helpdesk: --text=TEXT, --post=FILE are mutually exclusive");
        send("--text", "a", "--text", "b").assertInvalidUsage("--text", "only one");

        assertThatNothingWasSent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void aBlankTextIsRefused(String text) {
        send("--text", text).assertInvalidUsage("text to send must not be blank");

        assertThatNothingWasSent();
    }

    /** Java decodes each byte of a Chinese text to this in the C locale. */
    @Test
    void anUndecodableTextIsRefused() {
        send("--text", "\uFFFD\uFFFD\uFFFD VPN").assertInvalidUsage("must be readable", "LC_ALL=C.UTF-8");

        assertThatNothingWasSent();
    }

    @Test
    void aMessageWithUnknownOutcomeIsNotSentAgain() {
        desk.fake().on(Operation.SEND_MESSAGE).next(Fault.answerLost());

        send("--text", "Hello")
                .assertFailure(
                        "it is unknown whether the request took effect",
                        "check whether it took effect before repeating it");

        assertThat(desk.fake().sent()).hasSize(1);
    }
}
