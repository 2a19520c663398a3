package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.emulator.TicketShapes;
import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.CommentId;
import dev.helpdesk4j.domain.ticket.CustomizedField;
import dev.helpdesk4j.domain.ticket.CustomizedFieldId;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A ticket in the documented and in the reported shapes, found and listed. */
class TicketShapesTest {

    private static final TicketId ID = TicketId.of("7");
    private static final Comment FIRST = Comment.of(CommentId.of("1"), "first", Instant.parse("2026-03-02T09:01:00Z"));
    private static final Comment LAST = Comment.of(CommentId.of("2"), "last", Instant.parse("2026-03-02T09:02:00Z"));
    private static final LocalizedText SLOW = LocalizedText.of(Locale.US, "slow");
    private static final LocalizedText UNCLEAR = LocalizedText.of(Locale.US, "unclear");
    private static final Ticket WITH_SEVERAL = Ticket.builder(ID)
            .comments(List.of(FIRST, LAST))
            .satisfaction(Satisfaction.of(Score.DISSATISFIED, SLOW, UNCLEAR))
            .build();

    private final EmulatorFixture fixture = new EmulatorFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private Ticket found(TicketShapes shapes) {
        fixture.emulator().ticketShapes(shapes);
        return fixture.helpdesk().tickets().find(ID).get();
    }

    private Ticket listed(TicketShapes shapes) {
        fixture.emulator().ticketShapes(shapes);
        return tickets(fixture.helpdesk()).single();
    }

    @Test
    void theReportedShapesShowEveryCommentAndReason() {
        fixture.has(WITH_SEVERAL);

        for (var ticket : List.of(found(TicketShapes.REPORTED), listed(TicketShapes.REPORTED))) {
            assertThat(ticket.comments()).containsExactly(FIRST, LAST);
            assertThat(ticket.satisfaction().reasons()).containsExactly(SLOW, UNCLEAR);
        }
    }

    @Test
    void theDocumentedShapesShowTheLastCommentAndReason() {
        fixture.has(WITH_SEVERAL);

        for (var ticket : List.of(found(TicketShapes.DOCUMENTED), listed(TicketShapes.DOCUMENTED))) {
            assertThat(ticket.comments()).containsExactly(LAST);
            assertThat(ticket.satisfaction().reasons()).containsExactly(UNCLEAR);
        }
    }

    @ParameterizedTest
    @EnumSource(TicketShapes.class)
    void valuesThatAreJsonAreReadAsJson(TicketShapes shapes) {
        var fields = List.of("{\"floor\":{\"number\":3.0}}", "[\"Mail\",\"VPN\"]", "{no JSON", "12")
                .zipWithIndex((value, index) ->
                        CustomizedField.of(CustomizedFieldId.of("10" + index), "Field " + index, value));
        fixture.has(Ticket.builder(ID).customizedFields(fields).build());

        assertThat(found(shapes).customizedFields()).isEqualTo(fields);
        assertThat(listed(shapes).customizedFields()).isEqualTo(fields);
    }

    @ParameterizedTest
    @EnumSource(TicketShapes.class)
    void undocumentedFieldsAreReadAsJson(TicketShapes shapes) {
        var fields = LinkedHashMap.of("customized_info", "\"order 4711\"", "flow", "{\"steps\":[1,2]}");
        fixture.has(Ticket.builder(ID).otherFields(fields).build());

        assertThat(found(shapes).otherFields()).isEqualTo(fields);
        assertThat(listed(shapes).otherFields()).isEqualTo(fields);
    }

    @Test
    void sampleTicketsAndMessagesArriveUnchanged() {
        var sample = FakeHelpdesk.withSampleData(4, 100);
        var tickets = tickets(sample);
        tickets.forEach(fixture::has);
        tickets.forEach(ticket -> messages(sample, ticket).forEach(message -> fixture.has(ticket.id(), message)));
        fixture.emulator().ticketShapes(TicketShapes.REPORTED);

        assertThat(tickets(fixture.helpdesk())).hasSize(100).containsExactlyElementsOf(tickets);
        assertThat(tickets)
                .allSatisfy(ticket -> assertThat(messages(fixture.helpdesk(), ticket))
                        .isNotEmpty()
                        .containsExactlyElementsOf(messages(sample, ticket)));
    }

    private static Seq<Ticket> tickets(Helpdesk helpdesk) {
        return helpdesk.tickets()
                .search(TicketCriteria.any(), PageRequest.first(200))
                .get()
                .items();
    }

    private static Seq<Message> messages(Helpdesk helpdesk, Ticket ticket) {
        return helpdesk.messages()
                .list(ticket.id(), MessageCriteria.any(), PageRequest.first())
                .get()
                .items();
    }
}
