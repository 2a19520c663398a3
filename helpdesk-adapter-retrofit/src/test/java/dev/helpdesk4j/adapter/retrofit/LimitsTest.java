package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import dev.helpdesk4j.ports.HelpdeskFailure.PermissionDenied;
import dev.helpdesk4j.ports.HelpdeskFailure.UnreadableResponse;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Either;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses beyond the size of any real one are refused or cut. */
class LimitsTest {

    private static final TicketId TICKET = TicketId.of("7");

    private final MockService service = new MockService();

    @AfterEach
    void close() {
        service.close();
    }

    private Either<HelpdeskFailure, Ticket> find(String ticket) {
        service.enqueue(200, "{\"code\":0,\"data\":{\"ticket\":" + ticket + "}}");
        return service.helpdesk().tickets().find(TICKET);
    }

    private Either<HelpdeskFailure, Ticket> findWith(String field) {
        return find("{\"ticket_id\":\"7\"," + field + "}");
    }

    private MessageContent content(String type, String content) {
        var quoted = content.replace("\\", "\\\\").replace("\"", "\\\"");
        service.enqueue(
                200,
                "{\"code\":0,\"data\":{\"messages\":[{\"id\":\"1\",\"message_type\":\"" + type + "\",\"content\":\""
                        + quoted + "\"}]}}");
        return service.helpdesk()
                .messages()
                .list(TICKET, MessageCriteria.any(), PageRequest.first())
                .get()
                .items()
                .single()
                .content();
    }

    private HelpdeskFailure refusal(String body) {
        service.enqueue(400, body);
        return service.helpdesk().tickets().find(TICKET).getLeft();
    }

    private static String times(int count, String item) {
        return IntStream.range(0, count)
                .mapToObj(number -> item.replace("#", String.valueOf(number)))
                .collect(Collectors.joining(","));
    }

    private static void assertUnreadable(Either<HelpdeskFailure, ?> response, String path, String detail) {
        assertThat(response.getLeft()).isInstanceOfSatisfying(UnreadableResponse.class, unreadable -> {
            assertThat(unreadable.path()).isEqualTo(path);
            assertThat(unreadable.detail()).isEqualTo(detail);
        });
    }

    @Test
    void aPageOfMoreTicketsThanRequestedIsUnreadable() {
        service.enqueue(
                200, "{\"code\":0,\"data\":{\"total\":9,\"tickets\":[" + times(3, "{\"ticket_id\":\"#\"}") + "]}}");

        var page = service.helpdesk().tickets().search(TicketCriteria.any(), PageRequest.first(2));

        assertUnreadable(page, "$.data.tickets", "it must have at most 2 items, got more");
    }

    @Test
    void aPageOfMoreMessagesThanRequestedIsUnreadable() {
        service.enqueue(200, "{\"code\":0,\"data\":{\"messages\":[" + times(21, "{\"id\":\"#\"}") + "]}}");

        var page = service.helpdesk().messages().list(TICKET, MessageCriteria.any(), PageRequest.first());

        assertUnreadable(page, "$.data.messages", "it must have at most 20 items, got more");
    }

    @Test
    void anotherTicketThanTheRequestedOneIsUnreadable() {
        assertUnreadable(find("{\"ticket_id\":8}"), "$.data.ticket.ticket_id", "it must be the requested id 7, got 8");
        assertThat(find("{\"ticket_id\":7}").get().id()).isEqualTo(TICKET);
    }

    @ParameterizedTest
    @CsvSource({"agents", "collaborators", "customized_fields", "tags", "comments", "dissatisfaction_reason"})
    void aTicketsListsHaveAtMostThousandItems(String field) {
        var item = "{\"id\":\"ou_#\"}";

        assertThat(findWith("\"" + field + "\":[" + times(1000, item) + "]").isRight())
                .isTrue();
        assertUnreadable(
                findWith("\"" + field + "\":[" + times(1001, item) + "]"),
                "$.data.ticket." + field,
                "it must have at most 1000 items, got more");
    }

    @Test
    void unusableItemsCountToo() {
        assertUnreadable(
                findWith("\"agents\":[" + times(1001, "null") + "]"),
                "$.data.ticket.agents",
                "it must have at most 1000 items, got more");
    }

    @Test
    void undocumentedFieldsBeyondTheirLimitsAreSkipped() {
        var many = findWith(times(101, "\"mood#\":#")).get();
        var large = findWith("\"a\":\"" + "x".repeat((1 << 16) - 2) + "\",\"b\":\"" + "x".repeat((1 << 16) - 1)
                        + "\",\"" + "c".repeat(201) + "\":1,\"status\":1")
                .get();

        assertThat(many.otherFields().keySet()).hasSize(100).contains("mood0", "mood99");
        assertThat(large.otherFields().keySet()).containsExactly("a");
        assertThat(large.status()).contains(TicketStatus.CREATED);
    }

    @Test
    void aReasonHasAtMostHundredLanguages() {
        assertThat(findWith("\"dissatisfaction_reason\":{" + times(100, "\"x_a#\":\"slow\"") + "}")
                        .get()
                        .satisfaction()
                        .reasons()
                        .single()
                        .byLocale()
                        .size())
                .isEqualTo(100);
        assertUnreadable(
                findWith("\"dissatisfaction_reason\":{" + times(101, "\"x_a#\":\"slow\"") + "}"),
                "$.data.ticket.dissatisfaction_reason",
                "it must have at most 100 languages, got more");
    }

    @Test
    void aTooLongLanguageIsTheRootLocale() {
        assertThat(findWith("\"dissatisfaction_reason\":{\"" + "a-".repeat(100_000) + "\":\"slow\"}")
                        .get()
                        .satisfaction()
                        .reasons()
                        .single()
                        .byLocale()
                        .keySet())
                .containsExactly(java.util.Locale.ROOT);
    }

    @Test
    void aResponseHasAtMostHalfAMillionValues() {
        assertUnreadable(
                findWith("\"mood\":[" + times(600_000, "0") + "]"),
                "$",
                "it must have at most 500000 values, got more");
        assertThat(findWith("\"mood\":[" + times(400_000, "0") + "],\"x\":\"" + ",{[\\\"".repeat(600_000) + "\"")
                        .isRight())
                .as("the content of strings does not count")
                .isTrue();
    }

    @Test
    void aLargeResponseWithTooLongANumberIsUnreadable() {
        assertUnreadable(
                findWith("\"status\":" + "1".repeat(1_100_000)),
                "$",
                "numbers must have at most 400 characters, got more");
        assertThat(findWith("\"status\":" + "1".repeat(400_000)).get().status())
                .as("an unusable number in a smaller response")
                .isEmpty();
    }

    @Test
    void aResponseThatIsMostlyWhiteSpaceIsRead() {
        assertThat(findWith(" ".repeat(5_000_000) + "\"status\":1").get().status())
                .isNotEmpty();
    }

    @Test
    void theCodeOfARefusedResponseStillCounts() {
        var failure = refusal(
                "{\"data\":[" + times(600_000, "0") + "],\"code\":154004,\"msg\":\"" + "x ".repeat(500) + "\"}");

        assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void aRefusalNamesAtMostHundredScopes() {
        var failure = refusal("{\"code\":99991672,\"msg\":\"no\",\"error\":{\"permission_violations\":["
                + times(150, "{\"subject\":\"help:s#\"}") + "],\"log_id\":\"log\"}}");

        assertThat(((PermissionDenied) failure).missingScopes()).hasSize(100).contains("help:s0", "help:s99");
    }

    @Test
    void tooLongNamesAreIgnored() {
        var endless = "a".repeat(201);

        var failure = refusal("{\"code\":99991672,\"msg\":\"no\",\"error\":{\"permission_violations\":[{\"subject\":\""
                + endless + "\"},{\"subject\":\"help:a\"}],\"log_id\":\"" + endless + "\"}}");

        assertThat(((PermissionDenied) failure).missingScopes()).containsExactly("help:a");
        assertThat(failure.toString()).doesNotContain("aaa");
    }

    @Test
    void longMessagesAreCutBetweenWords() {
        var message = refusal("{\"code\":154000,\"msg\":\"" + "word ".repeat(1_000_000) + "\"}")
                .response()
                .get()
                .message()
                .get();

        assertThat(message).hasSizeBetween(1990, 2000).startsWith("word word").endsWith("word …");
    }

    /** A part of a secret would not be recognized and redacted. */
    @Test
    void textsAreNotCutInsideSecrets() {
        for (var before = 1990; before < 2000; before++) {
            var message = "x ".repeat(before / 2) + MockService.HELPDESK_TOKEN + " and more";

            assertThat(refusal("{\"code\":154000,\"msg\":\"" + message + "\"}").toString())
                    .doesNotContain(MockService.HELPDESK_TOKEN.substring(0, 4));
        }
    }

    @Test
    void textsAreNotCutInsideCharacters() {
        var message = refusal("{\"code\":154000,\"msg\":\"啊" + "😀".repeat(2000) + "\"}")
                .response()
                .get()
                .message()
                .get();

        assertThat(message).isEqualTo("啊" + "😀".repeat(999) + "…");
    }

    @Test
    void aFailureDoesNotRepeatALongPath() {
        service.enqueue(200, "{\"code\":0,\"data\":{\"" + "a".repeat(3_000_000) + "\":{x}}}");

        var failure = service.helpdesk().tickets().find(TICKET).getLeft();

        assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE_RESPONSE);
        assertThat(failure.toString()).hasSizeLessThan(5_000);
    }

    @Test
    void aTooLongTokenIsUnreadable() {
        service.enqueueTokenResponse(MockService.json(200, MockService.tokenJson("t".repeat(65_537))));

        assertThat(service.helpdesk().tickets().find(TICKET).getLeft().kind()).isEqualTo(Kind.UNREADABLE_RESPONSE);
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void aContentUpToItsLimitsIsRead() {
        assertThat(content("post", "{\"content\":\"x\",\"image_keys\":[" + times(1000, "\"img_#\"") + "]}")
                        .kind())
                .isEqualTo(MessageContent.Kind.POST);
        assertThat(content("post", "{\"content\":\"" + "\\n".repeat(10_000) + "\"}")
                        .kind())
                .isEqualTo(MessageContent.Kind.POST);
        assertThat(content("post", "{\"zh_cn\":{\"content\":[" + times(10_000, "[{}]") + "]}}")
                        .kind())
                .isEqualTo(MessageContent.Kind.POST);
        assertThat(content("text", "{\"content\":\"" + "啊😀".repeat(300_000) + "\"}"))
                .isEqualTo(new MessageContent.Text("啊😀".repeat(300_000)));
    }

    private void assertKeptAsItsJson(String type, String raw) {
        assertThat(content(type, raw)).isEqualTo(new MessageContent.Unreadable(type, raw));
    }

    @Test
    void aContentBeyondItsLimitsIsKeptAsItsJson() {
        assertKeptAsItsJson("post", "{\"content\":\"x\",\"image_keys\":[" + times(1001, "\"img_#\"") + "]}");
        assertKeptAsItsJson("post", "{\"content\":\"" + "\\n".repeat(10_001) + "\"}");
        assertKeptAsItsJson("post", "{\"zh_cn\":{\"content\":[" + times(10_001, "[]") + "]}}");
        assertKeptAsItsJson("post", "{\"zh_cn\":{\"content\":[[" + times(10_001, "{}") + "]]}}");
        assertKeptAsItsJson(
                "post", "{\"content\":\"{\\\"zh_cn\\\":{\\\"content\\\":[" + times(10_001, "[]") + "]}}\"}");
        assertKeptAsItsJson("post", "{\"content\":{" + times(101, "\"x_a#\":{\"content\":[]}") + "}}");
        assertKeptAsItsJson("text", "{\"content\":\"hello\",\"mood\":[" + times(60_000, "0") + "]}");
        assertKeptAsItsJson("text", "{\"content\":\"" + "a".repeat(1_050_000) + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "啊", "😀", "\\\\n", "\\\\u4e2d", "\\u0000"})
    void aFileOfAnyLengthIsReturned(String character) {
        var raw = character.repeat(400_000).replace("\\", "/");

        assertThat(content("file", raw)).isEqualTo(new MessageContent.File(raw));
    }
}
