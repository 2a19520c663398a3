package dev.helpdesk4j.domain.ticket;

import dev.helpdesk4j.domain.Match;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Criteria to select tickets: the filters of the platform's document <em>list tickets</em>. All are optional, and a ticket
 * must match each of them.
 *
 * <pre>{@code
 * var waiting = TicketCriteria.builder()
 *         .waiting()
 *         .stage(Stage.AGENT)
 *         .build();
 * }</pre>
 */
public final class TicketCriteria {

    private static final TicketCriteria ANY = builder().build();

    private final Option<TicketId> ticket;
    private final Option<UserId> agent;
    private final Option<UserId> closedBy;
    private final Option<Stage> stage;
    private final Option<Channel> channel;
    private final Option<Resolution> resolution;
    private final Option<Score> score;
    private final Set<TicketStatus> statuses;
    private final Option<String> guestName;
    private final Option<UserId> guest;
    private final Set<String> tags;
    private final Option<TimeRange> created;
    private final Option<TimeRange> updated;

    private TicketCriteria(Builder builder) {
        ticket = builder.ticket;
        agent = builder.agent;
        closedBy = builder.closedBy;
        stage = builder.stage;
        channel = builder.channel;
        resolution = builder.resolution;
        score = builder.score;
        statuses = builder.statuses;
        guestName = builder.guestName;
        guest = builder.guest;
        tags = builder.tags;
        created = builder.created;
        updated = builder.updated;
    }

    /** Returns criteria that select every ticket. */
    public static TicketCriteria any() {
        return ANY;
    }

    /** Returns a builder without any filter. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder with these filters. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * Returns whether these criteria select the ticket, by the documented or assumed rules of the service.
     *
     * <p>A filter does not match a missing field: a ticket without a rating matches no score. Only unknown tags result in
     * {@link Match#UNKNOWN}.
     */
    public Match matches(Ticket found) {
        return Match.of(holds(ticket(), found.id()::equals)
                        && holds(agent(), user -> found.agents().exists(agent -> isPerson(agent, user)))
                        && holds(closedBy(), user -> found.closedBy().exists(closer -> isPerson(closer, user)))
                        && holds(stage(), found.stage()::contains)
                        && holds(channel(), found.channel()::contains)
                        && holds(resolution(), found.resolution()::contains)
                        && holds(score(), found.satisfaction().score()::contains)
                        && (statuses().isEmpty() || found.status().exists(statuses()::contains))
                        && holds(guestName(), user -> found.guest().exists(guest -> isNamed(guest, user)))
                        && holds(guest(), user -> found.guest().exists(guest -> isPerson(guest, user)))
                        && holds(
                                created(), range -> found.timeline().createdAt().exists(range::contains))
                        && holds(
                                updated(), range -> found.timeline().updatedAt().exists(range::contains)))
                .and(matchesTags(found));
    }

    private Match matchesTags(Ticket found) {
        if (tags().isEmpty()) {
            return Match.YES;
        }
        return found.tags()
                .map(known -> Match.of(known.exists(tag -> tag.name().exists(tags()::contains))))
                .getOrElse(Match.UNKNOWN);
    }

    private static <T> boolean holds(Option<T> filter, Function<T, Boolean> condition) {
        return filter.map(condition).getOrElse(true);
    }

    private static boolean isPerson(Person person, UserId user) {
        return person.id().contains(user);
    }

    private static boolean isNamed(Person person, String part) {
        return person.name().exists(name -> name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)));
    }

    /** Returns the id of the only ticket to select. */
    public Option<TicketId> ticket() {
        return ticket;
    }

    /** Returns the person who must be one of the agents. */
    public Option<UserId> agent() {
        return agent;
    }

    /** Returns the person who must have closed the ticket. */
    public Option<UserId> closedBy() {
        return closedBy;
    }

    /** Returns the required stage. */
    public Option<Stage> stage() {
        return stage;
    }

    /** Returns the required channel. */
    public Option<Channel> channel() {
        return channel;
    }

    /** Returns the required resolution. */
    public Option<Resolution> resolution() {
        return resolution;
    }

    /** Returns the required score. */
    public Option<Score> score() {
        return score;
    }

    /** Returns the accepted statuses; empty if every status is accepted. */
    public Set<TicketStatus> statuses() {
        return statuses;
    }

    /** Returns the part that the guest's name must contain, in upper or lower case. */
    public Option<String> guestName() {
        return guestName;
    }

    /** Returns the required guest. */
    public Option<UserId> guest() {
        return guest;
    }

    /** Returns the names of tags of which the ticket must have one; empty if tags do not matter. */
    public Set<String> tags() {
        return tags;
    }

    /** Returns the range of the opening. */
    public Option<TimeRange> created() {
        return created;
    }

    /** Returns the range of the last change. */
    public Option<TimeRange> updated() {
        return updated;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TicketCriteria criteria && filters().equals(criteria.filters());
    }

    @Override
    public int hashCode() {
        return filters().hashCode();
    }

    @Override
    public String toString() {
        return "TicketCriteria["
                + "ticket=" + ticket
                + ", agent=" + agent
                + ", closedBy=" + closedBy
                + ", stage=" + stage
                + ", channel=" + channel
                + ", resolution=" + resolution
                + ", score=" + score
                + ", statuses=" + statuses
                + ", guestName=" + guestName
                + ", guest=" + guest
                + ", tags=" + tags
                + ", created=" + created
                + ", updated=" + updated
                + "]";
    }

    /** Every filter, for equality. */
    private java.util.List<Object> filters() {
        return java.util.List.of(
                ticket,
                agent,
                closedBy,
                stage,
                channel,
                resolution,
                score,
                statuses,
                guestName,
                guest,
                tags,
                created,
                updated);
    }

    /** Builds criteria. Setting a filter again replaces it. */
    public static final class Builder {

        private Option<TicketId> ticket = Option.none();
        private Option<UserId> agent = Option.none();
        private Option<UserId> closedBy = Option.none();
        private Option<Stage> stage = Option.none();
        private Option<Channel> channel = Option.none();
        private Option<Resolution> resolution = Option.none();
        private Option<Score> score = Option.none();
        private Set<TicketStatus> statuses = LinkedHashSet.empty();
        private Option<String> guestName = Option.none();
        private Option<UserId> guest = Option.none();
        private Set<String> tags = LinkedHashSet.empty();
        private Option<TimeRange> created = Option.none();
        private Option<TimeRange> updated = Option.none();

        private Builder() {}

        private Builder(TicketCriteria criteria) {
            ticket = criteria.ticket;
            agent = criteria.agent;
            closedBy = criteria.closedBy;
            stage = criteria.stage;
            channel = criteria.channel;
            resolution = criteria.resolution;
            score = criteria.score;
            statuses = criteria.statuses;
            guestName = criteria.guestName;
            guest = criteria.guest;
            tags = criteria.tags;
            created = criteria.created;
            updated = criteria.updated;
        }

        public Builder ticket(TicketId ticket) {
            this.ticket = Option.some(Objects.requireNonNull(ticket));
            return this;
        }

        public Builder agent(UserId agent) {
            this.agent = Option.some(Objects.requireNonNull(agent));
            return this;
        }

        public Builder closedBy(UserId closedBy) {
            this.closedBy = Option.some(Objects.requireNonNull(closedBy));
            return this;
        }

        public Builder stage(Stage stage) {
            this.stage = Option.some(Objects.requireNonNull(stage));
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

        public Builder score(Score score) {
            this.score = Option.some(Objects.requireNonNull(score));
            return this;
        }

        /** Selects tickets with any of these statuses. */
        public Builder statuses(TicketStatus... statuses) {
            return statuses(List.of(statuses));
        }

        /** Selects tickets with any of these statuses. */
        public Builder statuses(Iterable<TicketStatus> statuses) {
            this.statuses = LinkedHashSet.ofAll(statuses);
            return this;
        }

        /** Selects tickets on which no agent has started work: sets the statuses to created and queuing. */
        public Builder waiting() {
            return statuses(TicketStatus.known().filter(TicketStatus::isWaiting));
        }

        /** Selects open tickets: sets the statuses to all known ones that are not closed. */
        public Builder open() {
            return statuses(TicketStatus.known().reject(TicketStatus::isClosed));
        }

        /**
         * Selects tickets whose guest's name contains this part, in upper or lower case.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder guestName(String guestName) {
            this.guestName = Option.some(notBlank("guest name", guestName));
            return this;
        }

        public Builder guest(UserId guest) {
            this.guest = Option.some(Objects.requireNonNull(guest));
            return this;
        }

        /**
         * Selects tickets that have any tag of these names.
         *
         * @throws IllegalArgumentException if one is blank
         */
        public Builder tags(String... tags) {
            return tags(List.of(tags));
        }

        /**
         * Selects tickets that have any tag of these names.
         *
         * @throws IllegalArgumentException if one is blank
         */
        public Builder tags(Iterable<String> tags) {
            var names = LinkedHashSet.ofAll(tags);
            names.forEach(tag -> notBlank("tag name", tag));
            this.tags = names;
            return this;
        }

        public Builder created(TimeRange created) {
            this.created = Option.some(Objects.requireNonNull(created));
            return this;
        }

        public Builder updated(TimeRange updated) {
            this.updated = Option.some(Objects.requireNonNull(updated));
            return this;
        }

        public TicketCriteria build() {
            return new TicketCriteria(this);
        }

        private static String notBlank(String what, String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException(what + " must not be blank");
            }
            return value;
        }
    }
}
