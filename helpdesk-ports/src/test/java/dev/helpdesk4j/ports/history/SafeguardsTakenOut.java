package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.control.Either;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** Ports that undo one safeguard of a walk each, so that it goes as if it did not have it. */
final class SafeguardsTakenOut {

    private SafeguardsTakenOut() {}

    /** A window ends before the next one begins. */
    static Tickets sharedBoundary(Tickets tickets) {
        return new Through(tickets) {
            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                var narrower = criteria.created()
                        .map(range -> criteria.toBuilder()
                                .created(TimeRange.between(
                                        range.from(), range.to().minusMillis(1)))
                                .build());
                return super.search(narrower.getOrElse(criteria), page);
            }
        };
    }

    /** Whatever the pages told, the walk hears a total that agrees with what it was shown. */
    static Tickets equalTotals(Tickets tickets) {
        return new Through(tickets) {

            private final Map<PageRequest, Either<HelpdeskFailure, Page<Ticket>>> shown = new HashMap<>();

            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                if (page.page() == 1 && page.size() > 1) {
                    show(criteria, page);
                }
                return page.size() > 1 && shown.containsKey(page) ? shown.get(page) : super.search(criteria, page);
            }

            private void show(TicketCriteria criteria, PageRequest first) {
                shown.clear();
                var ids = new HashSet<TicketId>();
                var answer = super.search(criteria, first);
                shown.put(first, answer);
                if (answer.get().totalIsLowerBound()) {
                    return;
                }
                answer.get().items().forEach(ticket -> ids.add(ticket.id()));
                for (var number = 2; answer.get().total() > (number - 1) * first.size(); number++) {
                    var next = PageRequest.of(number, first.size());
                    shown.put(next, super.search(criteria, next));
                    shown.get(next).get().items().forEach(ticket -> ids.add(ticket.id()));
                }
                shown.replaceAll((request, told) ->
                        told.map(page -> new Page<>(page.items(), page.request(), ids.size(), false)));
            }
        };
    }

    /** The service filters. */
    static Tickets clientFilters(Tickets tickets, TicketCriteria filters) {
        return new Through(tickets) {
            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                return super.search(
                        criteria.toBuilder()
                                .statuses(filters.statuses().toList())
                                .build(),
                        page);
            }
        };
    }

    /** Between the first page at the beginning and the first page at the end the others come in their order. */
    static Tickets backwardPages(Tickets tickets) {
        return new Through(tickets) {

            private int last;

            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                if (page.page() == 1) {
                    var answer = super.search(criteria, page);
                    last = answer.map(first -> (first.total() + page.size() - 1) / page.size())
                            .getOrElse(0);
                    return answer;
                }
                var mirrored = last + 2 - page.page();
                return super.search(criteria, mirrored < 2 ? page : PageRequest.of(mirrored, page.size()));
            }
        };
    }

    static class Through implements Tickets {

        private final Tickets tickets;

        Through(Tickets tickets) {
            this.tickets = tickets;
        }

        @Override
        public Either<HelpdeskFailure, Ticket> find(TicketId id) {
            return tickets.find(id);
        }

        @Override
        public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
            return tickets.search(criteria, page);
        }
    }
}
