package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Ports that each disable one safeguard of a walk: the walk behaves as if it did not have that safeguard. Each method is named
 * after what its port does.
 */
final class WithoutSafeguard {

    private WithoutSafeguard() {}

    /** Each window ends a millisecond before the next one begins: no moment belongs to both. */
    static Tickets endsWindowsEarlier(Tickets tickets) {
        return new ForwardingTickets(tickets) {
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

    /** Every total is the number of distinct rows on the pages, so that a walk never finds a wrong one. */
    static Tickets hidesWrongTotals(Tickets tickets) {
        return new ForwardingTickets(tickets) {

            private final Map<PageRequest, Either<HelpdeskFailure, Page<Ticket>>> pages = new HashMap<>();

            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                if (page.page() == 1 && page.size() > 1) {
                    fetchAll(criteria, page);
                }
                return page.size() > 1 && pages.containsKey(page) ? pages.get(page) : super.search(criteria, page);
            }

            private void fetchAll(TicketCriteria criteria, PageRequest first) {
                pages.clear();
                var ids = new HashSet<TicketId>();
                var result = super.search(criteria, first);
                pages.put(first, result);
                if (result.get().totalIsLowerBound()) {
                    return;
                }
                result.get().items().forEach(ticket -> ids.add(ticket.id()));
                for (var number = 2; result.get().total() > (number - 1) * first.size(); number++) {
                    var next = PageRequest.of(number, first.size());
                    pages.put(next, super.search(criteria, next));
                    pages.get(next).get().items().forEach(ticket -> ids.add(ticket.id()));
                }
                pages.replaceAll((request, found) ->
                        found.map(page -> new Page<>(page.items(), page.request(), ids.size(), false)));
            }
        };
    }

    /** The service applies the filters, so that the walk does not see the other rows. */
    static Tickets filtersAtTheService(Tickets tickets, TicketCriteria filters) {
        return new ForwardingTickets(tickets) {
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

    /** The pages after the first are read in ascending order. */
    static Tickets readsForwards(Tickets tickets) {
        return new ForwardingTickets(tickets) {

            private int last;

            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                if (page.page() == 1) {
                    var result = super.search(criteria, page);
                    last = result.map(first -> (first.total() + page.size() - 1) / page.size())
                            .getOrElse(0);
                    return result;
                }
                var mirrored = last + 2 - page.page();
                return super.search(criteria, mirrored < 2 ? page : PageRequest.of(mirrored, page.size()));
            }
        };
    }

    /** When the first page of a window of changes is read again, it is the page that was read before. */
    static Tickets repeatsTheFirstPage(Tickets tickets) {
        return new ForwardingTickets(tickets) {

            private Option<TicketCriteria> window = Option.none();
            private Option<Page<Ticket>> first = Option.none();
            private int total;

            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                var isAgain = page.page() == 1 && window.contains(criteria) && first.isDefined() && total > page.size();
                if (isAgain) {
                    var before = first.get();
                    first = Option.none();
                    return Either.right(new Page<>(before.items(), page, total, false));
                }
                var result = super.search(criteria, page);
                if (page.size() > 1 && criteria.updated().isDefined()) {
                    total = result.get().total();
                    if (page.page() == 1) {
                        window = Option.some(criteria);
                        first = result.toOption();
                    }
                }
                return result;
            }
        };
    }

    /** Every page has the total of its window's first page. */
    static Tickets repeatsTheFirstTotal(Tickets tickets) {
        return new ForwardingTickets(tickets) {

            private int total;

            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                return super.search(criteria, page).map(found -> {
                    total = page.page() == 1 ? found.total() : total;
                    return new Page<>(found.items(), page, total, found.totalIsLowerBound());
                });
            }
        };
    }

    /** Page 2, which is read last, contains an invented row for each row that the pages of its window lack. */
    static Tickets inventsMissingRows(Tickets tickets) {
        return new ForwardingTickets(tickets) {

            private final Set<TicketId> shown = new HashSet<>();

            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                return super.search(criteria, page).map(found -> {
                    if (page.page() == 1) {
                        shown.clear();
                    }
                    found.items().forEach(ticket -> shown.add(ticket.id()));
                    var missing = page.page() == 2 ? found.total() - shown.size() : 0;
                    var invented = Vector.range(0, missing)
                            .map(number -> Ticket.builder(TicketId.of("invented-" + number))
                                    .timeline(Timeline.openedAt(
                                            criteria.created().get().from()))
                                    .build());
                    return new Page<>(
                            found.items().appendAll(invented), page, found.total(), found.totalIsLowerBound());
                });
            }
        };
    }

    /** The agents' tickets of a moment are read before the bot's. */
    static Tickets readsTheAgentsStageFirst(Tickets tickets) {
        return new ForwardingTickets(tickets) {
            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                var swapped = criteria.toBuilder();
                criteria.stage().forEach(stage -> swapped.stage(stage.equals(Stage.BOT) ? Stage.AGENT : Stage.BOT));
                return super.search(swapped.build(), page);
            }
        };
    }

    /** A row without a stage is returned with one. */
    static Tickets inventsMissingStages(Tickets tickets) {
        return new ForwardingTickets(tickets) {
            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                return super.search(criteria, page)
                        .map(found -> found.map(ticket -> ticket.stage().isDefined()
                                ? ticket
                                : ticket.toBuilder().stage(Stage.BOT).build()));
            }
        };
    }

    /** A request for a total returns 0, so that a total that is too low is never detected. */
    static Tickets countsNothing(Tickets tickets) {
        return new ForwardingTickets(tickets) {
            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                return page.size() == 1
                        ? Either.right(new Page<>(Vector.empty(), page, 0, false))
                        : super.search(criteria, page);
            }
        };
    }

    /** The second phase of a walk of changes, by time of creation, finds nothing. */
    static Tickets hidesTheSecondPhase(Tickets tickets) {
        return new ForwardingTickets(tickets) {
            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                return criteria.created().isDefined()
                        ? Either.right(new Page<>(Vector.empty(), page, 0, false))
                        : super.search(criteria, page);
            }
        };
    }
}
