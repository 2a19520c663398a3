package dev.helpdesk4j.adapter.fake.contract;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.ForwardingHelpdesk;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Caches each found ticket for five minutes. */
final class CachingHelpdesk extends ForwardingHelpdesk {

    private static final Duration KEPT_FOR = Duration.ofMinutes(5);

    private final Map<TicketId, Kept> kept;

    CachingHelpdesk(Helpdesk delegate) {
        this(delegate, new ConcurrentHashMap<>());
    }

    private CachingHelpdesk(Helpdesk delegate, Map<TicketId, Kept> kept) {
        super(delegate);
        this.kept = kept;
    }

    private record Kept(Ticket ticket, Instant until) {}

    @Override
    protected Helpdesk wrap(Helpdesk other) {
        return new CachingHelpdesk(other, kept);
    }

    @Override
    public Tickets tickets() {
        var tickets = delegate().tickets();
        return new Tickets() {
            @Override
            public Either<HelpdeskFailure, Ticket> find(TicketId id) {
                var now = clock().instant();
                var earlier = kept.get(id);
                return earlier != null && now.isBefore(earlier.until())
                        ? Either.right(earlier.ticket())
                        : tickets.find(id).peek(found -> kept.put(id, new Kept(found, now.plus(KEPT_FOR))));
            }

            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                return tickets.search(criteria, page);
            }
        };
    }
}
