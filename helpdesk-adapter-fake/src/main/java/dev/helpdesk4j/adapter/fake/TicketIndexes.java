package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;

/** The indexes that narrow a search among many tickets. */
final class TicketIndexes {

    private final SortedRows byCreation = new SortedRows(Row.BY_CREATION);
    private final SortedRows byUpdate = new SortedRows(Row.BY_UPDATE);
    private final InvertedIndex<UserId> byGuest =
            new InvertedIndex<>(ticket -> ticket.guest().flatMap(Person::id));
    private final InvertedIndex<String> byGuestName =
            new InvertedIndex<>(ticket -> ticket.guest().flatMap(Person::name).map(TicketIndexes::lowerCase));
    private final InvertedIndex<UserId> byAgent =
            new InvertedIndex<>(ticket -> ticket.agents().flatMap(Person::id));
    private final InvertedIndex<UserId> byCloser =
            new InvertedIndex<>(ticket -> ticket.closedBy().flatMap(Person::id));
    private final InvertedIndex<TicketStatus> byStatus = new InvertedIndex<>(Ticket::status);
    private final InvertedIndex<AgentAndStatus> byAgentAndStatus = new InvertedIndex<>(ticket -> ticket.agents()
            .flatMap(Person::id)
            .flatMap(agent -> ticket.status().map(status -> new AgentAndStatus(agent, status))));
    private final InvertedIndex<Channel> byChannel = new InvertedIndex<>(Ticket::channel);
    private final InvertedIndex<Resolution> byResolution = new InvertedIndex<>(Ticket::resolution);
    private final InvertedIndex<Score> byScore =
            new InvertedIndex<>(ticket -> ticket.satisfaction().score());
    private final InvertedIndex<String> byTag = new InvertedIndex<>(
            ticket -> ticket.tags().getOrElse(HashSet.empty()).flatMap(Tag::name));
    private final List<InvertedIndex<?>> inverted = List.of(
            byGuest,
            byGuestName,
            byAgent,
            byCloser,
            byStatus,
            byAgentAndStatus,
            byChannel,
            byResolution,
            byScore,
            byTag);

    /** An agent's tickets of one status are few among many of each. */
    private record AgentAndStatus(UserId agent, TicketStatus status) {}

    void add(Row row) {
        byCreation.add(row);
        byUpdate.add(row);
        inverted.forEach(index -> index.add(row));
    }

    void remove(Row row) {
        byCreation.remove(row);
        byUpdate.remove(row);
        inverted.forEach(index -> index.remove(row));
    }

    /** Returns rows that include all those the criteria select: as few as an index can narrow them to. */
    Candidates narrowest(TicketCriteria criteria) {
        var options = new ArrayList<Candidates>();
        options.add(criteria.created()
                .map(range -> Candidates.of(between(byCreation, range)))
                .getOrElse(() -> Candidates.of(byCreation.all())));
        criteria.guest().forEach(guest -> options.add(byGuest.withAny(List.of(guest))));
        criteria.agent().forEach(agent -> options.add(byAgent.withAny(List.of(agent))));
        criteria.closedBy().forEach(closer -> options.add(byCloser.withAny(List.of(closer))));
        criteria.guestName()
                .map(TicketIndexes::lowerCase)
                .forEach(part -> options.add(byGuestName.withKey(name -> name.contains(part))));
        criteria.channel().forEach(channel -> options.add(byChannel.withAny(List.of(channel))));
        criteria.resolution().forEach(resolution -> options.add(byResolution.withAny(List.of(resolution))));
        criteria.score().forEach(score -> options.add(byScore.withAny(List.of(score))));
        if (!criteria.statuses().isEmpty()) {
            options.add(byStatus.withAny(criteria.statuses()));
            criteria.agent()
                    .forEach(agent -> options.add(byAgentAndStatus.withAny(
                            criteria.statuses().map(status -> new AgentAndStatus(agent, status)))));
        }
        if (!criteria.tags().isEmpty()) {
            options.add(byTag.withAny(criteria.tags()));
        }
        var best = options.get(0);
        for (var option : options) {
            best = option.count() < best.count() ? option : best;
        }
        return narrowedByUpdate(criteria, best);
    }

    /**
     * Rows by update have to be sorted first, all of them, where a scan in order can stop at {@link Tickets#MAX_SEARCH_ROWS}
     * hits: it pays as long as they are fewer than the scan is likely to see.
     */
    private Candidates narrowedByUpdate(TicketCriteria criteria, Candidates best) {
        if (criteria.updated().isEmpty()) {
            return best;
        }
        var updated = between(byUpdate, criteria.updated().get());
        if ((double) updated.size() * updated.size() >= (double) Tickets.MAX_SEARCH_ROWS * best.count()) {
            return best;
        }
        var sorted = new ArrayList<>(updated);
        Collections.sort(sorted, Row.BY_CREATION);
        return Candidates.of(sorted);
    }

    private java.util.List<Row> between(SortedRows rows, TimeRange range) {
        return rows.between(
                range.from().toEpochMilli(),
                range.to().toEpochMilli(),
                rows == byCreation ? Row::created : Row::updated);
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
