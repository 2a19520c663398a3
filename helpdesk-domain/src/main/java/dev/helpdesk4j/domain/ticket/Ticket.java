package dev.helpdesk4j.domain.ticket;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.Person;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
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

    private final State state;

    private Ticket(State state) {
        this.state = state;
    }

    /** A ticket of which nothing but the id is told, until the builder is told more. */
    public static Builder builder(TicketId id) {
        return new Builder(id);
    }

    /** A builder that starts with everything this ticket has. */
    public Builder toBuilder() {
        var builder = new Builder(id());
        builder.helpdesk = helpdesk();
        builder.guest = guest();
        builder.stage = stage();
        builder.status = status();
        builder.channel = channel();
        builder.resolution = resolution();
        builder.satisfaction = satisfaction();
        builder.agents = agents();
        builder.agentOwner = agentOwner();
        builder.collaborators = collaborators();
        builder.closedBy = closedBy();
        builder.comments = comments();
        builder.customizedFields = customizedFields();
        builder.tags = tags();
        builder.timeline = timeline();
        builder.serviceTimes = serviceTimes();
        return builder;
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

    /** How long the guest waited for the first answer by an agent; none while there is none, or times are not told. */
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
        return state.id;
    }

    /** The help desk it belongs to. */
    public Option<HelpdeskId> helpdesk() {
        return state.helpdesk;
    }

    /** Who asks. */
    public Option<Person> guest() {
        return state.guest;
    }

    /** Whether the bot or agents look after it. */
    public Option<Stage> stage() {
        return state.stage;
    }

    /** Where it stands. */
    public Option<TicketStatus> status() {
        return state.status;
    }

    /** How it was opened. */
    public Option<Channel> channel() {
        return state.channel;
    }

    /** Whether the matter was resolved; none as long as nobody told. */
    public Option<Resolution> resolution() {
        return state.resolution;
    }

    /** How the guest rated the help. */
    public Satisfaction satisfaction() {
        return state.satisfaction;
    }

    /** The agents who take part, in the service's order. */
    public Seq<Person> agents() {
        return state.agents;
    }

    /** The agent who is responsible. */
    public Option<Person> agentOwner() {
        return state.agentOwner;
    }

    /** People whom the agents asked to help, in the service's order. */
    public Seq<Person> collaborators() {
        return state.collaborators;
    }

    /** Who closed it. */
    public Option<Person> closedBy() {
        return state.closedBy;
    }

    /**
     * The notes on it, in the service's order. The documents show one at most, as an object; users of the service have
     * seen lists of several.
     */
    public Seq<Comment> comments() {
        return state.comments;
    }

    /** The help desk's own fields that have been filled in. */
    public Seq<CustomizedField> customizedFields() {
        return state.customizedFields;
    }

    /**
     * Its tags, without an order: none where the service did not tell, as in every listing; an empty set where it has
     * no tags.
     */
    public Option<Set<Tag>> tags() {
        return state.tags;
    }

    /** When things happened. */
    public Timeline timeline() {
        return state.timeline;
    }

    /** How long things took. */
    public ServiceTimes serviceTimes() {
        return state.serviceTimes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ticket ticket && state.equals(ticket.state);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    @Override
    public String toString() {
        return state.toString().replaceFirst("State", "Ticket");
    }

    /** All fields in a record, for its equality. */
    private record State(
            TicketId id,
            Option<HelpdeskId> helpdesk,
            Option<Person> guest,
            Option<Stage> stage,
            Option<TicketStatus> status,
            Option<Channel> channel,
            Option<Resolution> resolution,
            Satisfaction satisfaction,
            Seq<Person> agents,
            Option<Person> agentOwner,
            Seq<Person> collaborators,
            Option<Person> closedBy,
            Seq<Comment> comments,
            Seq<CustomizedField> customizedFields,
            Option<Set<Tag>> tags,
            Timeline timeline,
            ServiceTimes serviceTimes) {

        /** What is lazy or has an order of its own, as a stream or a sorted set, would not stay what it is. */
        private State {
            agents = List.ofAll(agents);
            collaborators = List.ofAll(collaborators);
            comments = List.ofAll(comments);
            customizedFields = List.ofAll(customizedFields);
            tags = tags.map(LinkedHashSet::ofAll);
        }
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
        private Timeline timeline = Timeline.UNTOLD;
        private ServiceTimes serviceTimes = ServiceTimes.UNTOLD;

        private Builder(TicketId id) {
            this.id = Objects.requireNonNull(id);
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

        public Builder agents(Seq<Person> agents) {
            this.agents = Objects.requireNonNull(agents);
            return this;
        }

        public Builder agentOwner(Person agentOwner) {
            this.agentOwner = Option.some(Objects.requireNonNull(agentOwner));
            return this;
        }

        public Builder collaborators(Seq<Person> collaborators) {
            this.collaborators = Objects.requireNonNull(collaborators);
            return this;
        }

        public Builder closedBy(Person closedBy) {
            this.closedBy = Option.some(Objects.requireNonNull(closedBy));
            return this;
        }

        public Builder comments(Seq<Comment> comments) {
            this.comments = Objects.requireNonNull(comments);
            return this;
        }

        public Builder customizedFields(Seq<CustomizedField> customizedFields) {
            this.customizedFields = Objects.requireNonNull(customizedFields);
            return this;
        }

        /** Tags that the service told; an empty set where it told that there are none. */
        public Builder tags(Set<Tag> tags) {
            this.tags = Option.some(Objects.requireNonNull(tags));
            return this;
        }

        /** As in a listing, which never tells tags. */
        public Builder tagsNotTold() {
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

        public Ticket build() {
            return new Ticket(new State(
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
                    serviceTimes));
        }
    }
}
