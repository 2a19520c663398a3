package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonPathsTest {

    @Test
    void aPageOfTicketsHasEveryFieldExceptTags() {
        var ofTicket = JsonPaths.ofTicketsShow().stream()
                .filter(path -> !path.startsWith("tags"))
                .map(path -> "tickets[]." + path);

        assertThat(JsonPaths.ofTicketsList())
                .contains("page", "pageSize", "total", "totalIsLowerBound", "tickets[].guest.name")
                .containsAll(ofTicket.toList())
                .noneMatch(path -> path.startsWith("tickets[].tags"));
    }

    @Test
    void aPageOfMessagesHasTheFieldsOfEachKind() {
        assertThat(JsonPaths.ofMessagesList())
                .containsExactly(
                        "messages[].bodies[].language",
                        "messages[].bodies[].paragraphs[]",
                        "messages[].bodies[].title",
                        "messages[].chatMessageId",
                        "messages[].id",
                        "messages[].imageKeys[]",
                        "messages[].kind",
                        "messages[].raw",
                        "messages[].sender.avatarUrl",
                        "messages[].sender.id",
                        "messages[].sender.name",
                        "messages[].sentAt",
                        "messages[].text",
                        "messages[].type",
                        "page",
                        "pageSize",
                        "ticketId",
                        "total",
                        "totalIsLowerBound");
    }

    @Test
    void aReceiptIsShort() {
        assertThat(JsonPaths.ofMessagesSend()).containsExactly("messageId", "sample", "ticketId");
    }
}
