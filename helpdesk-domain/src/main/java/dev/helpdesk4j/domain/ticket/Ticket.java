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
 * A request for help and what became of it. Only its id is certain; everything else the service may leave out.
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

    /** A ticket of which nothing but the id is told, until the builder is told more. */
    public static Builder builder(TicketId id) {
        return new Builder(id);
    }

    /** A builder that starts with everything this ticket has. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Whether it is over: its status says so or, where that is missing or not known, it has a closing time. */
    public boolean isClosed() {
        return status().filter(TicketStatus::isKnown)
                .map(TicketStatus::isClosed)
                .getOrElse(timeline().closedAt().isDefined());
    }

    /** Whether nobody has taken it up yet: its status is created or queuing. */
    public boolean isWaiting() {
        return status().exists(TicketStatus::isWaiting);
    }

    /** Whether the guest gave a score. */
    public boolean isRated() {
        return satisfaction().score().isDefined();
    }

    /** Whether the guest gave the lowest score. */
    public boolean isDissatisfied() {
        return satisfaction().score().contains(Score.DISSATISFIED);
    }

    /** Whether agents, no longer the bot alone, look after it. */
    public boolean isWithAgents() {
        return stage().contains(Stage.AGENT);
    }

    /** The time since it was opened; none where the opening is not told or lies after {@code now}. */
    public Option<Duration> age(Instant now) {
        return between(timeline().createdAt(), Option.some(now));
    }

    /** How long the guest waited for an agent to enter; none while nobody has, or where the times are not told. */
    public Option<Duration> waitForAgent() {
        return between(timeline().createdAt(), timeline().agentEnteredAt());
    }

    /**
     * How long the guest waited for the first answer by an agent, from the opening of the ticket on; none while there is
     * no answer, or where the times are not known. The service's own {@link ServiceTimes#agentFirstResponse()} is another
     * figure: it starts at the first agent's entry.
     */
    public Option<Duration> waitForFirstResponse() {
        return between(timeline().createdAt(), timeline().agentFirstRespondedAt());
    }

    /** How long it was open; none while it is, or where the times are not told. */
    public Option<Duration> timeToClose() {
        return between(timeline().createdAt(), timeline().closedAt());
    }

    /** The service's times need not fit together: where the end lies before the start there is no answer. */
    private static Option<Duration> between(Option<Instant> start, Option<Instant> end) {
        return start.flatMap(from -> end.map(to -> Duration.between(from, to))).filter(span -> !span.isNegative());
    }

    /** Its id, the same in every operation. */
    public TicketId id() {
        return id;
    }

    /** The help desk it belongs to. */
    public Option<HelpdeskId> helpdesk() {
        return helpdesk;
    }

    /** Who asks. */
    public Option<Person> guest() {
        return guest;
    }

    /** Whether the bot or agents look after it. */
    public Option<Stage> stage() {
        return stage;
    }

    /** Where it stands. */
    public Option<TicketStatus> status() {
        return status;
    }

    /** How it was opened. */
    public Option<Channel> channel() {
        return channel;
    }

    /** Whether the matter was resolved; none as long as nobody told. */
    public Option<Resolution> resolution() {
        return resolution;
    }

    /** How the guest rated the help. */
    public Satisfaction satisfaction() {
        return satisfaction;
    }

    /** The agents who take part, in the service's order. */
    public Seq<Person> agents() {
        return agents;
    }

    /** The agent who is responsible. */
    public Option<Person> agentOwner() {
        return agentOwner;
    }

    /** People whom the agents asked to help, in the service's order. */
    public Seq<Person> collaborators() {
        return collaborators;
    }

    /** Who closed it. */
    public Option<Person> closedBy() {
        return closedBy;
    }

    /**
     * The notes on it, in the service's order. The documents show one at most, as an object; users of the service have
     * seen lists of several.
     */
    public Seq<Comment> comments() {
        return comments;
    }

    /** The help desk's own fields that have been filled in. */
    public Seq<CustomizedField> customizedFields() {
        return customizedFields;
    }

    /**
     * Its tags, without an order: none where the service did not tell, as in every listing; an empty set where it has
     * no tags.
     */
    public Option<Set<Tag>> tags() {
        return tags;
    }

    /** When things happened. */
    public Timeline timeline() {
        return timeline;
    }

    /** How long things took. */
    public ServiceTimes serviceTimes() {
        return serviceTimes;
    }

    /**
     * What the service sent beyond the documented fields: the name of each such field with its JSON. An adapter that does
     * not read JSON has none, and one that does may leave out what is very large.
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

    /** The id and the status, and nothing about people: fit for a log. */
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

    /** Says of a ticket what there is to say; what is not said stays untold. */
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

        /** Tags that the service told; an empty set where it told that there are none. */
        public Builder tags(Iterable<? extends Tag> tags) {
            this.tags = Option.some(LinkedHashSet.ofAll(tags));
            return this;
        }

        /** As in a listing, which never tells tags. */
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

        /** Fields that are not documented, by name, each as its JSON. */
        public Builder otherFields(Map<String, String> otherFields) {
            this.otherFields = LinkedHashMap.ofEntries(otherFields);
            return this;
        }

        public Ticket build() {
            return new Ticket(this);
        }
    }
}
