package dev.helpdesk4j.foreign;

import static dev.helpdesk4j.foreign.Desk.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonSyntaxException;
import com.lark.oapi.service.helpdesk.v1.model.TicketV2;
import dev.helpdesk4j.foreign.Model.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets in the shapes that users report: with lists where the SDK's model declares one object or a string. */
final class ReportedShapesTest {

    private static final Desk DOCUMENTED = Desk.read();
    private static final Sdk SDK = Sdk.withPrintedCredentials();

    private static final List<JsonObject> LISTED = new ArrayList<>();
    private static final List<JsonObject> TICKETS = new ArrayList<>();

    @BeforeAll
    static void ticketsAreWrittenAsReported() throws Exception {
        Control.put("/ticket-shapes", Map.of("shapes", "reported"));
        LISTED.addAll(Desk.list(SDK));
        for (var listed : LISTED) {
            TICKETS.add(Desk.get(SDK, id(listed)));
        }
    }

    @AfterAll
    static void ticketsAreWrittenAsDocumented() throws Exception {
        Control.put("/ticket-shapes", Map.of("shapes", "documented"));
    }

    @Test
    void onlyTheShapesDifferFromTheDocumentedOnes() {
        assertThat(TICKETS).map(ReportedShapesTest::documented).isEqualTo(texts(DOCUMENTED.tickets()));
    }

    @Test
    void aListingHasTheSameShapes() {
        assertThat(TICKETS).map(ReportedShapesTest::untagged).isEqualTo(texts(LISTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"comments", "dissatisfaction_reason"})
    void aListMayHaveSeveral(String field) {
        assertThat(TICKETS)
                .anyMatch(ticket ->
                        ticket.has(field) && ticket.getAsJsonArray(field).size() > 1);
    }

    @Test
    void theModelDeclaresNoLists() {
        var model = new Model();
        TICKETS.forEach(ticket -> model.compare(ticket, TicketV2.class));

        assertThat(model.differences())
                .filteredOn(difference -> difference.got().equals("array"))
                .containsExactlyInAnyOrder(
                        new Difference("TicketV2.comments", "Comments", "array"),
                        new Difference("TicketV2.dissatisfaction_reason", "I18n", "array"),
                        new Difference("CustomizedFieldDisplayItem.value", "String", "array"));
    }

    @Test
    void theSdkReadsNoTicketWithLists() {
        var tickets = TICKETS.stream().filter(ticket -> !documented(ticket).equals(ticket.toString()));

        assertThat(tickets)
                .map(ReportedShapesTest::unreadable)
                .containsOnly(
                        "BEGIN_OBJECT but was BEGIN_ARRAY: comments",
                        "BEGIN_OBJECT but was BEGIN_ARRAY: dissatisfaction_reason",
                        "a string but was BEGIN_ARRAY: value");
    }

    /** What the SDK expected, and in which field, where it cannot read a ticket. */
    private static String unreadable(JsonObject ticket) {
        var thrown = catchThrowableOfType(JsonSyntaxException.class, () -> SDK.sdkResponse(Call.get(id(ticket))));
        return String.valueOf(thrown).replaceAll(".*Expected (.*) at line .* path .*\\.(\\w+)$", "$1: $2");
    }

    /** Returns the ticket as the documents show it: the last comment and reason alone, and any value as a string. */
    private static String documented(JsonObject reported) {
        var ticket = reported.deepCopy();
        for (var field : List.of("comments", "dissatisfaction_reason")) {
            if (ticket.has(field)) {
                ticket.add(field, last(ticket.getAsJsonArray(field)));
            }
        }
        if (ticket.has("customized_fields")) {
            Response.objects(ticket.get("customized_fields")).stream()
                    .filter(field -> field.get("value").isJsonArray())
                    .forEach(field ->
                            field.addProperty("value", field.get("value").toString()));
        }
        return ticket.toString();
    }

    private static JsonElement last(JsonArray list) {
        return list.get(list.size() - 1);
    }

    private static String untagged(JsonObject ticket) {
        var untagged = ticket.deepCopy();
        untagged.remove("tags");
        return untagged.toString();
    }

    private static List<String> texts(List<JsonObject> tickets) {
        return tickets.stream().map(JsonObject::toString).toList();
    }
}
