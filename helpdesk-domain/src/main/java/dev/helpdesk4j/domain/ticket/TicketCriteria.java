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
 * Which tickets are asked for: every filter of the platform's document <em>list tickets</em>, all of them optional and
 * joined by <em>and</em>.
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

    /** Every ticket. */
    public static TicketCriteria any() {
        return ANY;
    }

    /** Every ticket, until a filter narrows it. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with these filters. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * Whether these criteria select the ticket, as the service is documented or assumed to decide.
     *
     * <p>What a ticket does not have, it does not match: an unrated ticket has none of the scores. Only untold tags give
     * {@link Match#CANNOT_TELL}.
     */
    public Match matches(Ticket found) {
        return Match.of(holds(ticket(), found.id()::equals)
                        && holds(agent(), wanted -> found.agents().exists(agent -> isPerson(agent, wanted)))
                        && holds(closedBy(), wanted -> found.closedBy().exists(closer -> isPerson(closer, wanted)))
                        && holds(stage(), found.stage()::contains)
                        && holds(channel(), found.channel()::contains)
                        && holds(resolution(), found.resolution()::contains)
                        && holds(score(), found.satisfaction().score()::contains)
                        && (statuses().isEmpty() || found.status().exists(statuses()::contains))
                        && holds(guestName(), wanted -> found.guest().exists(guest -> isNamed(guest, wanted)))
                        && holds(guest(), wanted -> found.guest().exists(guest -> isPerson(guest, wanted)))
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
                .map(told -> Match.of(told.exists(tag -> tag.name().exists(tags()::contains))))
                .getOrElse(Match.CANNOT_TELL);
    }

    private static <T> boolean holds(Option<T> filter, Function<T, Boolean> condition) {
        return filter.map(condition).getOrElse(true);
    }

    private static boolean isPerson(Person person, UserId wanted) {
        return person.id().contains(wanted);
    }

    private static boolean isNamed(Person person, String part) {
        return person.name().exists(name -> name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)));
    }

    /** Only the ticket with this id. */
    public Option<TicketId> ticket() {
        return ticket;
    }

    /** Tickets in which this person is one of the agents. */
    public Option<UserId> agent() {
        return agent;
    }

    /** Tickets that this person closed. */
    public Option<UserId> closedBy() {
        return closedBy;
    }

    /** Tickets in this stage. */
    public Option<Stage> stage() {
        return stage;
    }

    /** Tickets that were opened this way. */
    public Option<Channel> channel() {
        return channel;
    }

    /** Tickets with this resolution. */
    public Option<Resolution> resolution() {
        return resolution;
    }

    /** Tickets with this rating. */
    public Option<Score> score() {
        return score;
    }

    /** Tickets in any of these states; empty for every state. */
    public Set<TicketStatus> statuses() {
        return statuses;
    }

    /** Tickets of guests whose name has this part, in upper or lower case. */
    public Option<String> guestName() {
        return guestName;
    }

    /** Tickets of this guest. */
    public Option<UserId> guest() {
        return guest;
    }

    /** Tickets with any tag of these names; empty for every ticket. */
    public Set<String> tags() {
        return tags;
    }

    /** Tickets opened in this span. */
    public Option<TimeRange> created() {
        return created;
    }

    /** Tickets last changed in this span. */
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

    /** Narrows the question, filter by filter. */
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

        /** Any of these states, instead of those asked for before. */
        public Builder statuses(TicketStatus... statuses) {
            return statuses(List.of(statuses));
        }

        /** Any of these states, instead of those asked for before. */
        public Builder statuses(Iterable<TicketStatus> statuses) {
            this.statuses = LinkedHashSet.ofAll(statuses);
            return this;
        }

        /** Tickets that nobody has taken up yet, created or queuing, instead of the states asked for before. */
        public Builder waiting() {
            return statuses(TicketStatus.known().filter(TicketStatus::isWaiting));
        }

        /** Tickets in any known state that is not a closed one, instead of the states asked for before. */
        public Builder open() {
            return statuses(TicketStatus.known().reject(TicketStatus::isClosed));
        }

        /**
         * Part of the guest's name, in upper or lower case.
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
         * Any tag of these names, instead of those asked for before.
         *
         * @throws IllegalArgumentException if one is blank
         */
        public Builder tags(String... tags) {
            return tags(List.of(tags));
        }

        /**
         * Any tag of these names, instead of those asked for before.
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
