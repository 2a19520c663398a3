package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.CommentId;
import dev.helpdesk4j.domain.ticket.CustomizedField;
import dev.helpdesk4j.domain.ticket.CustomizedFieldId;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.ServiceTimes;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.TagId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.Timeline;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A ticket as <em>get a ticket</em> and <em>list tickets</em> contain it, in the documented or in the reported shapes. */
final class TicketJson {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,18}");
    private static final BigDecimal MILLIS_PER_MINUTE = BigDecimal.valueOf(60_000);

    private final JsonObject json = new JsonObject();

    private TicketJson() {}

    static JsonObject of(Ticket ticket, TicketShapes shapes) {
        var writer = new TicketJson();
        writer.write(ticket, shapes);
        return writer.json;
    }

    private void write(Ticket ticket, TicketShapes shapes) {
        ticket.otherFields()
                .forEach((name, value) -> json.add(name, Json.parse(value).getOrElse(() -> new JsonPrimitive(value))));
        json.addProperty("ticket_id", ticket.id().value());
        text("helpdesk_id", ticket.helpdesk().map(id -> id.value()));
        put("guest", ticket.guest().map(TicketJson::person));
        put("comments", lastOrList(ticket.comments(), TicketJson::comment, shapes));
        number("ticket_type", ticket.stage().map(Stage::code));
        number("status", ticket.status().map(TicketStatus::code));
        number("score", ticket.satisfaction().score().map(Score::code));
        put("dissatisfaction_reason", lastOrList(ticket.satisfaction().reasons(), TicketJson::localized, shapes));
        json.add("agents", array(ticket.agents(), TicketJson::person));
        number("channel", ticket.channel().map(Channel::code));
        number("solve", ticket.resolution().map(Resolution::code));
        put("closed_by", ticket.closedBy().map(TicketJson::person));
        json.add("collaborators", array(ticket.collaborators(), TicketJson::person));
        if (!ticket.customizedFields().isEmpty()) {
            json.add("customized_fields", array(ticket.customizedFields(), field -> field(field, shapes)));
        }
        put("agent_owner", ticket.agentOwner().map(TicketJson::person));
        write(ticket.timeline());
        write(ticket.serviceTimes());
        put("tags", ticket.tags().filter(tags -> !tags.isEmpty()).map(tags -> array(tags.toList(), TicketJson::tag)));
    }

    private void write(Timeline timeline) {
        number("created_at", timeline.createdAt().map(Instant::toEpochMilli));
        json.addProperty(
                "updated_at", timeline.updatedAt().map(Instant::toEpochMilli).getOrElse(-1L));
        number("closed_at", timeline.closedAt().map(Instant::toEpochMilli));
        number("agent_entry_time", timeline.agentEnteredAt().map(Instant::toEpochMilli));
        number("agent_first_response_time", timeline.agentFirstRespondedAt().map(Instant::toEpochMilli));
        number("agent_last_response_time", timeline.agentLastRespondedAt().map(Instant::toEpochMilli));
    }

    private void write(ServiceTimes times) {
        number("agent_service_duration", times.agentService().map(TicketJson::minutes));
        number("agent_first_response_duration", times.agentFirstResponse().map(Duration::toSeconds));
        number("bot_service_duration", times.botService().map(Duration::toSeconds));
        number("agent_resolution_time", times.agentResolution().map(Duration::toSeconds));
        number("actual_processing_time", times.actualProcessing().map(Duration::toSeconds));
    }

    /** Returns minutes with 12 decimal places, so that a client that rounds to nanoseconds gets the same duration. */
    private static BigDecimal minutes(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis())
                .divide(MILLIS_PER_MINUTE, 12, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
    }

    private static JsonObject person(Person person) {
        var writer = new TicketJson();
        writer.text("id", person.id().map(UserId::value));
        writer.text("avatar_url", person.avatarUrl());
        writer.text("name", person.name());
        writer.text("email", person.email());
        writer.text("department", person.department());
        writer.text("city", person.city());
        writer.text("country", person.country());
        return writer.json;
    }

    private static JsonObject comment(Comment comment) {
        var writer = new TicketJson();
        writer.text("content", comment.content());
        writer.number("created_at", comment.createdAt().map(Instant::toEpochMilli));
        writer.put("id", comment.id().map(CommentId::value).map(TicketJson::numeric));
        writer.text("user_avatar_url", comment.authorAvatarUrl());
        writer.text("user_name", comment.authorName());
        writer.put("user_id", comment.authorId().map(UserId::value).map(TicketJson::numeric));
        return writer.json;
    }

    private static JsonObject field(CustomizedField field, TicketShapes shapes) {
        var writer = new TicketJson();
        writer.text("id", field.id().map(CustomizedFieldId::value));
        writer.put("value", field.value().map(value -> value(value, shapes)));
        writer.text("key_name", field.keyName());
        writer.text("display_name", field.displayName());
        writer.number("position", field.position());
        writer.put("required", field.required().map(JsonPrimitive::new));
        writer.put("editable", field.editable().map(JsonPrimitive::new));
        return writer.json;
    }

    private static JsonObject tag(Tag tag) {
        var writer = new TicketJson();
        writer.text("id", tag.id().map(TagId::value));
        writer.text("name", tag.name());
        return writer.json;
    }

    private static JsonObject localized(LocalizedText text) {
        var writer = new TicketJson();
        text.byLocale().forEach((locale, translation) -> writer.json.addProperty(Json.key(locale), translation));
        return writer.json;
    }

    /** Returns an id that the documents call a number, and that need not be one. */
    private static JsonPrimitive numeric(String id) {
        return NUMBER.matcher(id).matches() ? new JsonPrimitive(new BigInteger(id)) : new JsonPrimitive(id);
    }

    private static JsonElement value(String value, TicketShapes shapes) {
        return switch (shapes) {
            case DOCUMENTED -> new JsonPrimitive(value);
            case REPORTED ->
                Json.parse(value)
                        .filter(json -> json.isJsonObject() || json.isJsonArray())
                        .getOrElse(() -> new JsonPrimitive(value));
        };
    }

    /** Returns the last item as an object, or all of them as a list; none if there is no item. */
    private static <T> Option<JsonElement> lastOrList(Seq<T> items, Function<T, JsonObject> json, TicketShapes shapes) {
        return switch (shapes) {
            case DOCUMENTED -> items.lastOption().map(json);
            case REPORTED -> items.isEmpty() ? Option.none() : Option.some(array(items, json));
        };
    }

    private static <T> JsonArray array(Seq<T> items, Function<T, JsonObject> json) {
        var array = new JsonArray();
        items.map(json).forEach(array::add);
        return array;
    }

    private void text(String name, Option<String> value) {
        put(name, value.map(JsonPrimitive::new));
    }

    private void number(String name, Option<? extends Number> value) {
        put(name, value.map(JsonPrimitive::new));
    }

    private void put(String name, Option<? extends JsonElement> value) {
        value.forEach(present -> json.add(name, present));
    }
}
