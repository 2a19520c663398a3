package dev.helpdesk4j.domain.ticket;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.Person;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A ticket: a guest's request for help, with its status, people, times and rating. Only the id is always present.
 *
 * <p>Immutable; two tickets are equal when all their fields are. The source is the platform's documents <em>get a
 * ticket</em> and <em>list tickets</em>.
 *
 * <pre>{@code
 * var ticket = Ticket.builder(TicketId.of("6626871355780366331"))
 *         .status(TicketStatus.PROCESSING)
 *         .timeline(Timeline.openedAt(Instant.parse("2026-03-02T09:00:00Z")))
 *         .build();
 * }</pre>
 */
public final class Ticket {

    private final TicketId id;
    private final Option<HelpdeskId> helpdesk;
    private final Option<Person> guest;
    private final Option<Stage> stage;
    private final Option<TicketStatus> status;
    private final Option<Channel> channel;
    private final Option<Resolution> resolution;
    private final Satisfaction satisfaction;
    private final Seq<Person> agents;
    private final Option<Person> agentOwner;
    private final Seq<Person> collaborators;
    private final Option<Person> closedBy;
    private final Seq<Comment> comments;
    private final Seq<CustomizedField> customizedFields;
    private final Option<Set<Tag>> tags;
    private final Timeline timeline;
    private final ServiceTimes serviceTimes;
    private final Map<String, String> otherFields;

    private Ticket(Builder builder) {
        id = builder.id;
        helpdesk = builder.helpdesk;
        guest = builder.guest;
        stage = builder.stage;
        status = builder.status;
        channel = builder.channel;
        resolution = builder.resolution;
        satisfaction = builder.satisfaction;
        agents = builder.agents;
        agentOwner = builder.agentOwner;
        collaborators = builder.collaborators;
        closedBy = builder.closedBy;
        comments = builder.comments;
        customizedFields = builder.customizedFields;
        tags = builder.tags;
        timeline = builder.timeline;
        serviceTimes = builder.serviceTimes;
        otherFields = builder.otherFields;
    }

    /** Returns a builder of a ticket with this id. */
    public static Builder builder(TicketId id) {
        return new Builder(id);
    }

    /** Returns a builder with the fields of this ticket. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Returns whether the ticket is closed, by its status or, if that is missing or unknown, by its closing time. */
    public boolean isClosed() {
        return status().filter(TicketStatus::isKnown)
                .map(TicketStatus::isClosed)
                .getOrElse(timeline().closedAt().isDefined());
    }

    /** Returns whether no agent has started work on the ticket: its status is created or queuing. */
    public boolean isWaiting() {
        return status().exists(TicketStatus::isWaiting);
    }

    /** Returns whether the guest gave a score. */
    public boolean isRated() {
        return satisfaction().score().isDefined();
    }

    /** Returns whether the guest gave the lowest score. */
    public boolean isDissatisfied() {
        return satisfaction().score().contains(Score.DISSATISFIED);
    }

    /** Returns whether agents handle the ticket, not the bot alone. */
    public boolean isWithAgents() {
        return stage().contains(Stage.AGENT);
    }

    /** Returns the time since the opening; none if the opening is missing or after {@code now}. */
    public Option<Duration> age(Instant now) {
        return between(timeline().createdAt(), Option.some(now));
    }

    /** Returns the duration from the opening to the first agent's entry; none if either time is missing. */
    public Option<Duration> waitForAgent() {
        return between(timeline().createdAt(), timeline().agentEnteredAt());
    }

    /**
     * Returns the duration from the opening to the first response by an agent; none if either time is missing. The service's
     * {@link ServiceTimes#agentFirstResponse()} differs: it starts at the first agent's entry.
     */
    public Option<Duration> waitForFirstResponse() {
        return between(timeline().createdAt(), timeline().agentFirstRespondedAt());
    }

    /** Returns the duration from the opening to the closing; none if either time is missing. */
    public Option<Duration> timeToClose() {
        return between(timeline().createdAt(), timeline().closedAt());
    }

    /** Returns none if the end is before the start: the service's times may contradict each other. */
    private static Option<Duration> between(Option<Instant> start, Option<Instant> end) {
        return start.flatMap(from -> end.map(to -> Duration.between(from, to))).filter(span -> !span.isNegative());
    }

    /** Returns the id, which is the same in every operation. */
    public TicketId id() {
        return id;
    }

    /** Returns the help desk of the ticket. */
    public Option<HelpdeskId> helpdesk() {
        return helpdesk;
    }

    /** Returns the person who opened the ticket. */
    public Option<Person> guest() {
        return guest;
    }

    /** Returns whether the bot or agents handle the ticket. */
    public Option<Stage> stage() {
        return stage;
    }

    /** Returns the status. */
    public Option<TicketStatus> status() {
        return status;
    }

    /** Returns the way in which the ticket was opened. */
    public Option<Channel> channel() {
        return channel;
    }

    /** Returns whether the guest's problem was resolved; none until somebody sets it. */
    public Option<Resolution> resolution() {
        return resolution;
    }

    /** Returns the rating by the guest. */
    public Satisfaction satisfaction() {
        return satisfaction;
    }

    /** Returns the agents who take part, in the order of the service. */
    public Seq<Person> agents() {
        return agents;
    }

    /** Returns the agent who is responsible. */
    public Option<Person> agentOwner() {
        return agentOwner;
    }

    /** Returns the people whom agents invited to help, in the order of the service. */
    public Seq<Person> collaborators() {
        return collaborators;
    }

    /** Returns the person who closed the ticket. */
    public Option<Person> closedBy() {
        return closedBy;
    }

    /**
     * Returns the comments, in the order of the service. The documents show one object; users of the service report lists.
     */
    public Seq<Comment> comments() {
        return comments;
    }

    /** Returns the customized fields that have a value. */
    public Seq<CustomizedField> customizedFields() {
        return customizedFields;
    }

    /**
     * Returns the tags, without an order; none if they are unknown, as in every listing; an empty set if the ticket has no
     * tags.
     */
    public Option<Set<Tag>> tags() {
        return tags;
    }

    /** Returns the times of the ticket's events. */
    public Timeline timeline() {
        return timeline;
    }

    /** Returns the durations that the service computed. */
    public ServiceTimes serviceTimes() {
        return serviceTimes;
    }

    /**
     * Returns the fields that are not documented, as JSON by name. An adapter that does not read JSON returns none, and one
     * that does may omit very large fields.
     */
    public Map<String, String> otherFields() {
        return otherFields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ticket ticket && fields().equals(ticket.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    /** Returns the id and the status, without personal data: suitable for logs. */
    @Override
    public String toString() {
        return "Ticket[id=" + id.value()
                + status.map(code -> ", status=" + code).getOrElse("") + "]";
    }

    /** Every field, for equality. */
    private java.util.List<Object> fields() {
        return java.util.List.of(
                id,
                helpdesk,
                guest,
                stage,
                status,
                channel,
                resolution,
                satisfaction,
                agents,
                agentOwner,
                collaborators,
                closedBy,
                comments,
                customizedFields,
                tags,
                timeline,
                serviceTimes,
                otherFields);
    }

    /** Builds a ticket. Fields that are not set are none or empty. */
    public static final class Builder {

        private final TicketId id;
        private Option<HelpdeskId> helpdesk = Option.none();
        private Option<Person> guest = Option.none();
        private Option<Stage> stage = Option.none();
        private Option<TicketStatus> status = Option.none();
        private Option<Channel> channel = Option.none();
        private Option<Resolution> resolution = Option.none();
        private Satisfaction satisfaction = Satisfaction.NONE;
        private Seq<Person> agents = List.empty();
        private Option<Person> agentOwner = Option.none();
        private Seq<Person> collaborators = List.empty();
        private Option<Person> closedBy = Option.none();
        private Seq<Comment> comments = List.empty();
        private Seq<CustomizedField> customizedFields = List.empty();
        private Option<Set<Tag>> tags = Option.none();
        private Timeline timeline = Timeline.EMPTY;
        private ServiceTimes serviceTimes = ServiceTimes.EMPTY;
        private Map<String, String> otherFields = LinkedHashMap.empty();

        private Builder(TicketId id) {
            this.id = Objects.requireNonNull(id);
        }

        private Builder(Ticket ticket) {
            id = ticket.id;
            helpdesk = ticket.helpdesk;
            guest = ticket.guest;
            stage = ticket.stage;
            status = ticket.status;
            channel = ticket.channel;
            resolution = ticket.resolution;
            satisfaction = ticket.satisfaction;
            agents = ticket.agents;
            agentOwner = ticket.agentOwner;
            collaborators = ticket.collaborators;
            closedBy = ticket.closedBy;
            comments = ticket.comments;
            customizedFields = ticket.customizedFields;
            tags = ticket.tags;
            timeline = ticket.timeline;
            serviceTimes = ticket.serviceTimes;
            otherFields = ticket.otherFields;
        }

        public Builder helpdesk(HelpdeskId helpdesk) {
            this.helpdesk = Option.some(Objects.requireNonNull(helpdesk));
            return this;
        }

        public Builder guest(Person guest) {
            this.guest = Option.some(Objects.requireNonNull(guest));
            return this;
        }

        public Builder stage(Stage stage) {
            this.stage = Option.some(Objects.requireNonNull(stage));
            return this;
        }

        public Builder status(TicketStatus status) {
            this.status = Option.some(Objects.requireNonNull(status));
            return this;
        }

        public Builder channel(Channel channel) {
            this.channel = Option.some(Objects.requireNonNull(channel));
            return this;
        }

        public Builder resolution(Resolution resolution) {
            this.resolution = Option.some(Objects.requireNonNull(resolution));
            return this;
        }

        public Builder satisfaction(Satisfaction satisfaction) {
            this.satisfaction = Objects.requireNonNull(satisfaction);
            return this;
        }

        public Builder agents(Iterable<? extends Person> agents) {
            this.agents = List.ofAll(agents);
            return this;
        }

        public Builder agentOwner(Person agentOwner) {
            this.agentOwner = Option.some(Objects.requireNonNull(agentOwner));
            return this;
        }

        public Builder collaborators(Iterable<? extends Person> collaborators) {
            this.collaborators = List.ofAll(collaborators);
            return this;
        }

        public Builder closedBy(Person closedBy) {
            this.closedBy = Option.some(Objects.requireNonNull(closedBy));
            return this;
        }

        public Builder comments(Iterable<? extends Comment> comments) {
            this.comments = List.ofAll(comments);
            return this;
        }

        public Builder customizedFields(Iterable<? extends CustomizedField> customizedFields) {
            this.customizedFields = List.ofAll(customizedFields);
            return this;
        }

        /** Sets the tags; without any, the ticket has no tags. */
        public Builder tags(Iterable<? extends Tag> tags) {
            this.tags = Option.some(LinkedHashSet.ofAll(tags));
            return this;
        }

        /** Sets the tags to unknown, as in a listing. */
        public Builder tagsUnknown() {
            this.tags = Option.none();
            return this;
        }

        public Builder timeline(Timeline timeline) {
            this.timeline = Objects.requireNonNull(timeline);
            return this;
        }

        public Builder serviceTimes(ServiceTimes serviceTimes) {
            this.serviceTimes = Objects.requireNonNull(serviceTimes);
            return this;
        }

        /** Sets the fields that are not documented, as JSON by name. */
        public Builder otherFields(Map<String, String> otherFields) {
            this.otherFields = LinkedHashMap.ofEntries(otherFields);
            return this;
        }

        public Ticket build() {
            return new Ticket(this);
        }
    }
}
