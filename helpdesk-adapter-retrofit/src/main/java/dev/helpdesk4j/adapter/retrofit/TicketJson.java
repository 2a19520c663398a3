package dev.helpdesk4j.adapter.retrofit;

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

/** {@code ticket}: only its id is needed, everything else is taken as far as it can be used. */
final class TicketJson extends WireAdapter<Ticket> {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final PersonJson PERSON = new PersonJson();
    private static final CommentJson COMMENT = new CommentJson();
    private static final LocalizedTextJson REASON = new LocalizedTextJson();
    private static final CustomizedFieldJson CUSTOMIZED_FIELD = new CustomizedFieldJson();
    private static final TagJson TAG = new TagJson();

    @Override
    public Ticket fromJson(JsonReader reader) throws IOException {
        var path = reader.getPath();
        var fields = new Fields();
        Lenient.object(reader, fields);
        return fields.ticket(path);
    }

    /** What is told of one ticket, gathered until its id is known. */
    private static final class Fields implements Lenient.Field {

        private Option<String> id = Option.none();
        private Option<String> helpdesk = Option.none();
        private Option<Person> guest = Option.none();
        private Option<Comment> comment = Option.none();
        private Option<Integer> stage = Option.none();
        private Option<Integer> status = Option.none();
        private Option<Integer> score = Option.none();
        private Option<LocalizedText> reason = Option.none();
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

        @Override
        public void read(String name, JsonReader value) throws IOException {
            switch (name) {
                case "ticket_id" -> id = Lenient.text(value);
                case "helpdesk_id" -> helpdesk = Lenient.text(value).filter(text -> !text.isBlank());
                case "guest" -> guest = Option.of(PERSON.fromJson(value));
                case "comments" -> comment = Option.of(COMMENT.fromJson(value));
                case "ticket_type" -> stage = told(value);
                case "status" -> status = Lenient.integer(value);
                case "score" -> score = told(value);
                case "dissatisfaction_reason" -> reason = Option.of(REASON.fromJson(value));
                case "channel" -> channel = Lenient.integer(value);
                case "solve" -> resolution = told(value);
                case "agents" -> agents = Lenient.list(value, PERSON::fromJson);
                case "agent_owner" -> agentOwner = Option.of(PERSON.fromJson(value));
                case "collaborators" -> collaborators = Lenient.list(value, PERSON::fromJson);
                case "closed_by" -> closedBy = Option.of(PERSON.fromJson(value));
                case "customized_fields" -> customizedFields = Lenient.list(value, CUSTOMIZED_FIELD::fromJson);
                case "tags" -> tags = tags(value);
                case "created_at" -> createdAt = Lenient.instant(value);
                case "updated_at" -> updatedAt = Lenient.instant(value);
                case "closed_at" -> closedAt = Lenient.instant(value);
                case "agent_entry_time" -> agentEnteredAt = Lenient.instant(value);
                case "agent_first_response_time" -> agentFirstRespondedAt = Lenient.instant(value);
                case "agent_last_response_time" -> agentLastRespondedAt = Lenient.instant(value);
                case "agent_service_duration" -> agentService = Lenient.duration(value, MINUTE);
                case "agent_first_response_duration" -> agentFirstResponse = Lenient.duration(value, SECOND);
                case "bot_service_duration" -> botService = Lenient.duration(value, SECOND);
                case "agent_resolution_time" -> agentResolution = Lenient.duration(value, SECOND);
                case "actual_processing_time" -> actualProcessing = Lenient.duration(value, SECOND);
                default -> value.skipValue();
            }
        }

        /** Stage, score and resolution count from 1: 0 means that none is told. */
        private static Option<Integer> told(JsonReader value) throws IOException {
            return Lenient.integer(value).filter(code -> code != 0);
        }

        private static Option<Set<Tag>> tags(JsonReader value) throws IOException {
            if (value.peek() != JsonReader.Token.BEGIN_ARRAY) {
                value.skipValue();
                return Option.none();
            }
            return Option.some(LinkedHashSet.ofAll(Lenient.list(value, TAG::fromJson)));
        }

        Ticket ticket(String path) {
            var ticket = Ticket.builder(ticketId(path))
                    .satisfaction(new Satisfaction(score.map(Score::of), reason))
                    .agents(agents)
                    .collaborators(collaborators)
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
            helpdesk.map(HelpdeskId::of).forEach(ticket::helpdesk);
            guest.forEach(ticket::guest);
            comment.forEach(ticket::comment);
            stage.map(Stage::of).forEach(ticket::stage);
            status.map(TicketStatus::of).forEach(ticket::status);
            channel.map(Channel::of).forEach(ticket::channel);
            resolution.map(Resolution::of).forEach(ticket::resolution);
            agentOwner.forEach(ticket::agentOwner);
            closedBy.forEach(ticket::closedBy);
            tags.forEach(ticket::tags);
            return ticket.build();
        }

        private TicketId ticketId(String path) {
            try {
                return TicketId.of(id.getOrElse(""));
            } catch (IllegalArgumentException unusable) {
                throw new UnusableJson(
                        path + ".ticket_id",
                        id.isEmpty()
                                ? "it is missing"
                                : Option.of(unusable.getMessage()).getOrElse("it is unusable"));
            }
        }
    }
}
