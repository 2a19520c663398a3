package dev.helpdesk4j.adapter.retrofit.json;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.CustomizedField;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.ServiceTimes;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.Timeline;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON of {@code ticket}. Only the id is required; other fields that cannot be used count as missing. */
public final class TicketJson extends JsonDecoder<Ticket> {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final CommentJson COMMENT = new CommentJson();
    private static final TagJson TAG = new TagJson();

    private static final FieldNames FIELDS = FieldNames.of(
            "ticket_id",
            "helpdesk_id",
            "guest",
            "comments",
            "ticket_type",
            "status",
            "score",
            "dissatisfaction_reason",
            "channel",
            "solve",
            "agents",
            "agent_owner",
            "collaborators",
            "closed_by",
            "customized_fields",
            "tags",
            "created_at",
            "updated_at",
            "closed_at",
            "agent_entry_time",
            "agent_first_response_time",
            "agent_last_response_time",
            "agent_service_duration",
            "agent_first_response_duration",
            "bot_service_duration",
            "agent_resolution_time",
            "actual_processing_time");

    /** Enough for the people of one ticket. */
    private static final int REPEATABLE_OBJECTS = 16;

    private final RepeatedObjects<Person> people;
    private final RepeatedObjects<CustomizedField> repeatedFields;
    private final RepeatedObjects<LocalizedText> repeatedReasons;

    /** Creates a decoder of one ticket. */
    public TicketJson() {
        this(REPEATABLE_OBJECTS);
    }

    /** @param objects how many people, customized fields and reasons are remembered, of each kind; a power of two */
    TicketJson(int objects) {
        people = new RepeatedObjects<>(new PersonJson(), objects);
        repeatedFields = new RepeatedObjects<>(new CustomizedFieldJson(), objects);
        repeatedReasons = new RepeatedObjects<>(new LocalizedTextJson(), objects);
    }

    @Override
    public Ticket fromJson(JsonReader reader) throws IOException {
        var fields = new Fields();
        if (TolerantJson.beginObject(reader)) {
            while (reader.hasNext()) {
                fields.read(FIELDS.nextName(reader), reader);
            }
            reader.endObject();
        }
        return fields.ticket();
    }

    /**
     * Reads a ticket of an event. Its stage has another name than in responses, and its chat is a field of it.
     *
     * @throws InvalidResponseException if its id is missing or unusable
     */
    public InEvent inEvent(JsonReader reader) throws IOException {
        var fields = new Fields();
        Option<String> chat = Option.none();
        if (TolerantJson.beginObject(reader)) {
            while (reader.hasNext()) {
                var name = FIELDS.nextName(reader);
                switch (name) {
                    case "stage" -> fields.read("ticket_type", reader);
                    case "chat_id" -> chat = TolerantJson.nonBlank(reader);
                    default -> fields.read(name, reader);
                }
            }
            reader.endObject();
        }
        return new InEvent(fields.ticket(), chat);
    }

    /** A ticket of an event, with its chat. */
    public record InEvent(Ticket ticket, Option<String> chat) {}

    /** The fields of one ticket, collected before its id is known. */
    private final class Fields {

        private Option<String> id = Option.none();
        private Option<String> helpdesk = Option.none();
        private Option<Person> guest = Option.none();
        private Seq<Comment> comments = List.empty();
        private Option<Integer> stage = Option.none();
        private Option<Integer> status = Option.none();
        private Option<Integer> score = Option.none();
        private Seq<LocalizedText> reasons = List.empty();
        private Option<Integer> channel = Option.none();
        private Option<Integer> resolution = Option.none();
        private Seq<Person> agents = List.empty();
        private Option<Person> agentOwner = Option.none();
        private Seq<Person> collaborators = List.empty();
        private Option<Person> closedBy = Option.none();
        private Seq<CustomizedField> customizedFields = List.empty();
        private Option<Set<Tag>> tags = Option.none();
        private Option<Instant> createdAt = Option.none();
        private Option<Instant> updatedAt = Option.none();
        private Option<Instant> closedAt = Option.none();
        private Option<Instant> agentEnteredAt = Option.none();
        private Option<Instant> agentFirstRespondedAt = Option.none();
        private Option<Instant> agentLastRespondedAt = Option.none();
        private Option<Duration> agentService = Option.none();
        private Option<Duration> agentFirstResponse = Option.none();
        private Option<Duration> botService = Option.none();
        private Option<Duration> agentResolution = Option.none();
        private Option<Duration> actualProcessing = Option.none();
        private final Map<String, String> otherFields = new LinkedHashMap<>();

        void read(String name, JsonReader value) throws IOException {
            switch (name) {
                case "ticket_id" -> id = TolerantJson.text(value);
                case "helpdesk_id" -> helpdesk = TolerantJson.nonBlank(value);
                case "guest" -> guest = Option.of(people.read(value));
                case "comments" -> comments = list(value, name, COMMENT::fromJson);
                case "ticket_type" -> stage = code(value);
                case "status" -> status = TolerantJson.integer(value);
                case "score" -> score = code(value);
                case "dissatisfaction_reason" -> reasons = reasons(value, name);
                case "channel" -> channel = TolerantJson.integer(value);
                case "solve" -> resolution = code(value);
                case "agents" -> agents = list(value, name, people::read);
                case "agent_owner" -> agentOwner = Option.of(people.read(value));
                case "collaborators" -> collaborators = list(value, name, people::read);
                case "closed_by" -> closedBy = Option.of(people.read(value));
                case "customized_fields" -> customizedFields = list(value, name, repeatedFields::read);
                case "tags" -> tags = tags(value, name);
                case "created_at" -> createdAt = TolerantJson.instant(value);
                case "updated_at" -> updatedAt = TolerantJson.instant(value);
                case "closed_at" -> closedAt = TolerantJson.instant(value);
                case "agent_entry_time" -> agentEnteredAt = TolerantJson.instant(value);
                case "agent_first_response_time" -> agentFirstRespondedAt = TolerantJson.instant(value);
                case "agent_last_response_time" -> agentLastRespondedAt = TolerantJson.instant(value);
                case "agent_service_duration" -> agentService = TolerantJson.duration(value, MINUTE);
                case "agent_first_response_duration" -> agentFirstResponse = TolerantJson.duration(value, SECOND);
                case "bot_service_duration" -> botService = TolerantJson.duration(value, SECOND);
                case "agent_resolution_time" -> agentResolution = TolerantJson.duration(value, SECOND);
                case "actual_processing_time" -> actualProcessing = TolerantJson.duration(value, SECOND);
                default -> other(name, value);
            }
        }

        /** Keeps an undocumented field as its JSON, unless there are too many or it is too large. */
        private void other(String name, JsonReader value) throws IOException {
            if (name.length() > Limits.NAME_LENGTH || otherFields.size() == Limits.OTHER_FIELDS) {
                value.skipValue();
                return;
            }
            TolerantJson.raw(value, Limits.OTHER_FIELD_LENGTH).forEach(json -> otherFields.put(name, json));
        }

        /**
         * Reads stage, score or resolution. The document <em>get a ticket</em> defines codes from 1, and a 0 is assumed to mean
         * none: not rated, unknown. A 0 of a status or a channel is kept as a code, as any other undocumented one.
         */
        private static Option<Integer> code(JsonReader value) throws IOException {
            return TolerantJson.integer(value).filter(code -> code != 0);
        }

        private static <T> Seq<T> list(JsonReader value, String name, TolerantJson.Item<T> item) throws IOException {
            return TolerantJson.list(value, name, Limits.LIST_ITEMS, item);
        }

        /** Reads the reasons: the documented object, a list of such objects, or a single text. */
        private Seq<LocalizedText> reasons(JsonReader value, String name) throws IOException {
            return value.peek() == JsonReader.Token.STRING
                    ? Option.of(repeatedReasons.read(value)).toList()
                    : list(value, name, repeatedReasons::read);
        }

        private static Option<Set<Tag>> tags(JsonReader value, String name) throws IOException {
            if (value.peek() != JsonReader.Token.BEGIN_ARRAY) {
                value.skipValue();
                return Option.none();
            }
            return Option.some(LinkedHashSet.ofAll(list(value, name, TAG::fromJson)));
        }

        Ticket ticket() {
            var builder = Ticket.builder(ticketId())
                    .satisfaction(new Satisfaction(score.map(Score::of), reasons))
                    .agents(agents)
                    .collaborators(collaborators)
                    .comments(comments)
                    .customizedFields(customizedFields)
                    .timeline(new Timeline(
                            createdAt,
                            updatedAt,
                            closedAt,
                            agentEnteredAt,
                            agentFirstRespondedAt,
                            agentLastRespondedAt))
                    .serviceTimes(new ServiceTimes(
                            agentService, agentFirstResponse, botService, agentResolution, actualProcessing));
            if (!otherFields.isEmpty()) {
                builder.otherFields(io.vavr.collection.LinkedHashMap.ofAll(otherFields));
            }
            helpdesk.map(HelpdeskId::of).peek(builder::helpdesk);
            guest.peek(builder::guest);
            stage.map(Stage::of).peek(builder::stage);
            status.map(TicketStatus::of).peek(builder::status);
            channel.map(Channel::of).peek(builder::channel);
            resolution.map(Resolution::of).peek(builder::resolution);
            agentOwner.peek(builder::agentOwner);
            closedBy.peek(builder::closedBy);
            tags.peek(builder::tags);
            return builder.build();
        }

        private TicketId ticketId() {
            var text = id.getOrElseThrow(() -> InvalidResponseException.missing(".ticket_id"));
            try {
                return TicketId.of(text);
            } catch (IllegalArgumentException invalid) {
                throw new InvalidResponseException(".ticket_id", String.valueOf(invalid.getMessage()));
            }
        }
    }
}
