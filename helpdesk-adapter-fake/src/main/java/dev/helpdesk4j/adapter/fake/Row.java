package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.ticket.Ticket;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;

/** A stored ticket with its conversation and the times by which it is sorted. */
final class Row {

    /** A listing's order from its end: without a creation time first, then the oldest, then by id. */
    static final Comparator<Row> BY_CREATION =
            Comparator.comparingLong(Row::created).thenComparing(Row::key);

    /** The longest unchanged first, then by id. */
    static final Comparator<Row> BY_UPDATE =
            Comparator.comparingLong(Row::updated).thenComparing(Row::key);

    private final Ticket ticket;
    private final Conversation conversation;
    private final long created;
    private final long updated;

    Row(Ticket ticket, Conversation conversation) {
        this.ticket = ticket;
        this.conversation = conversation;
        this.created = millisecond(ticket.timeline().createdAt());
        this.updated = millisecond(ticket.timeline().updatedAt());
    }

    Ticket ticket() {
        return ticket;
    }

    Conversation conversation() {
        return conversation;
    }

    long created() {
        return created;
    }

    long updated() {
        return updated;
    }

    private String key() {
        return ticket.id().value();
    }

    /** Milliseconds since 1970, as far as they can be counted; the least of all for no time. */
    private static long millisecond(Option<Instant> time) {
        if (time.isEmpty()) {
            return Long.MIN_VALUE;
        }
        var second = time.get().getEpochSecond();
        var last = Long.MAX_VALUE / 1000 - 1;
        return second >= -last && second <= last ? time.get().toEpochMilli() : Long.signum(second) * Long.MAX_VALUE;
    }
}
