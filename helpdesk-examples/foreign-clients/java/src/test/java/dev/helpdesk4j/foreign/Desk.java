package dev.helpdesk4j.foreign;

import static dev.helpdesk4j.foreign.Sdk.LONGEST_PAGE;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The emulator's tickets and messages as received: the expected values of the checks. */
final class Desk {

    private static final int TICKETS_WITH_MESSAGES = 100;

    private final List<JsonObject> tickets = new ArrayList<>();
    private final List<JsonObject> messages = new ArrayList<>();

    private Desk() throws Exception {
        var sdk = Sdk.withPrintedCredentials();
        for (var listed : list(sdk)) {
            tickets.add(get(sdk, id(listed)));
        }
        for (var ticket : tickets.subList(0, TICKETS_WITH_MESSAGES)) {
            messages.addAll(messages(sdk, id(ticket)));
        }
    }

    /** Returns the tickets as they are now: the sample data, and what other checks have added. */
    static Desk read() {
        try {
            return new Desk();
        } catch (Exception e) {
            throw new AssertionError(
                    "the sample data of the emulator at " + Sdk.variable("FEISHU_BASE_URL")
                            + " must be readable: `helpdesk serve --control` must be running",
                    e);
        }
    }

    static List<JsonObject> list(Sdk sdk) throws Exception {
        return sdk.everyPage("tickets", page -> Call.list(r -> r.page(page).pageSize(LONGEST_PAGE)));
    }

    static JsonObject get(Sdk sdk, String ticket) throws Exception {
        return sdk.rawResponse(Call.get(ticket)).data().getAsJsonObject("ticket");
    }

    static List<JsonObject> messages(Sdk sdk, String ticket) throws Exception {
        return sdk.everyPage(
                "messages", page -> Call.messages(ticket, r -> r.page(page).pageSize(LONGEST_PAGE)));
    }

    /** Returns the tickets by <em>get a ticket</em>, with their tags, in the order of <em>list tickets</em>. */
    List<JsonObject> tickets() {
        return tickets;
    }

    /** Returns the messages of the newest tickets. */
    List<JsonObject> messages() {
        return messages;
    }

    JsonObject first(Predicate<JsonObject> holds) {
        return tickets.stream().filter(holds).findFirst().orElseThrow();
    }

    List<String> ids(Predicate<JsonObject> holds) {
        return tickets.stream().filter(holds).map(Desk::id).toList();
    }

    /** Returns the id of the first person in this field of any ticket. */
    String anyone(String field) {
        return tickets.stream()
                .flatMap(ticket -> objects(ticket, field))
                .map(person -> person.get("id").getAsString())
                .findFirst()
                .orElseThrow();
    }

    static String id(JsonObject ticket) {
        return ticket.get("ticket_id").getAsString();
    }

    static long number(JsonObject json, String field) {
        return json.get(field).getAsLong();
    }

    static boolean isOneOf(JsonObject json, String field, int... codes) {
        return json.has(field) && IntStream.of(codes).anyMatch(code -> number(json, field) == code);
    }

    /** Returns whether this object or list of objects has this id. */
    static boolean hasId(JsonObject json, String field, String id) {
        return objects(json, field)
                .anyMatch(object -> object.get("id").getAsString().equals(id));
    }

    /** Returns whether this object or list of objects has a name that contains this, ignoring case. */
    static boolean hasName(JsonObject json, String field, String part) {
        return objects(json, field)
                .anyMatch(object -> object.get("name")
                        .getAsString()
                        .toLowerCase(Locale.ROOT)
                        .contains(part));
    }

    private static Stream<JsonObject> objects(JsonObject json, String field) {
        if (!json.has(field)) {
            return Stream.empty();
        }
        var value = json.get(field);
        return value.isJsonArray() ? Response.objects(value).stream() : Stream.of(value.getAsJsonObject());
    }
}
