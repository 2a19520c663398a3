package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A help desk with the properties that can make a walk miss rows: a low cap, an order of listing, times that are finer than
 * the ones it returns, changes that are listed late, and changes between any two calls. It has its own code for the filters
 * of a search and shares none with the library.
 */
final class ModelDesk implements Tickets {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** A ticket, with times in microseconds since {@link #START}. */
    static final class Row {

        final String id;
        final long created;
        final Channel channel;
        long updated;
        Stage stage = Stage.BOT;
        TicketStatus status = TicketStatus.CREATED;
        Option<Score> score = Option.none();
        /** How often the ticket was changed. */
        int changes;

        Row(String id, long created, Channel channel) {
            this.id = id;
            this.created = created;
            this.channel = channel;
            this.updated = -1;
        }

        Ticket asTicket() {
            var timeline = Timeline.openedAt(at(created));
            return Ticket.builder(TicketId.of(id))
                    .stage(stage)
                    .channel(channel)
                    .status(status)
                    .satisfaction(score.map(Satisfaction::of).getOrElse(Satisfaction.NONE))
                    .timeline(updated < 0 ? timeline : timeline.withUpdatedAt(at(updated)))
                    .build();
        }

        private static Instant at(long micros) {
            return START.plusNanos(micros * 1000);
        }
    }

    /** The orders in which a service may list tickets. */
    enum Order {
        NEWEST_FIRST(Comparator.comparingLong((Row row) -> -row.created).thenComparing(row -> row.id)),
        OLDEST_FIRST(Comparator.comparingLong((Row row) -> row.created).thenComparing(row -> row.id)),
        LATEST_CHANGE_FIRST(Comparator.comparingLong((Row row) -> -row.updated).thenComparing(row -> row.id)),
        LATEST_CHANGE_LAST(Comparator.comparingLong((Row row) -> row.updated).thenComparing(row -> row.id)),
        BY_STATUS(Comparator.comparingInt((Row row) -> row.status.code()).thenComparing(row -> row.id)),
        BY_HASH(Comparator.comparingInt((Row row) -> row.id.hashCode() * 0x9E3779B9)
                .thenComparing(row -> row.id));

        final Comparator<Row> comparator;

        Order(Comparator<Row> comparator) {
            this.comparator = comparator;
        }
    }

    private record PendingChange(long visibleAt, Runnable change) {}

    private final Map<String, Row> listed = new LinkedHashMap<>();
    private final List<PendingChange> pending = new ArrayList<>();
    private final Order order;
    private final int cap;
    private Runnable beforeEachCall = () -> {};
    private long now;
    private int calls;

    ModelDesk(Order order, int cap) {
        this.order = order;
        this.cap = cap;
    }

    /** Runs the action before each call. */
    void beforeEachCall(Runnable action) {
        this.beforeEachCall = action;
    }

    long now() {
        return now;
    }

    void advance(long micros) {
        now += micros;
    }

    int calls() {
        return calls;
    }

    Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return Row.at(now);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    /** Makes a change that is visible in listings from {@code visibleAt} on. */
    void changeLater(long visibleAt, Runnable change) {
        pending.add(new PendingChange(visibleAt, change));
    }

    void list(Row row) {
        listed.put(row.id, row);
    }

    void remove(String id) {
        listed.remove(id);
    }

    List<Row> rows() {
        return List.copyOf(listed.values());
    }

    /** Makes all pending changes visible. */
    void listPending() {
        pending.forEach(change -> change.change().run());
        pending.clear();
    }

    @Override
    public Either<HelpdeskFailure, Ticket> find(TicketId id) {
        return Option.of(listed.get(id.value()))
                .map(Row::asTicket)
                .toEither(() -> new HelpdeskFailure.NotFound(Operation.FIND_TICKET, Option.none()));
    }

    @Override
    public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest request) {
        calls++;
        beforeEachCall.run();
        pending.removeIf(change -> {
            var visible = change.visibleAt() <= now;
            if (visible) {
                change.change().run();
            }
            return visible;
        });
        if (request.lastRow() > Math.max(cap, request.size())) {
            return Either.left(HelpdeskFailure.InvalidRequest.refusedLocally(Operation.SEARCH_TICKETS, "past the cap"));
        }
        var selected = listed.values().stream()
                .filter(row -> selects(criteria, row))
                .sorted(order.comparator)
                .toList();
        var shown = selected.stream()
                .limit(cap)
                .skip(request.firstRow() - 1)
                .limit(request.size())
                .map(Row::asTicket)
                .toList();
        return Either.right(
                new Page<>(Vector.ofAll(shown), request, Math.min(cap, selected.size()), selected.size() >= cap));
    }

    private static boolean selects(TicketCriteria criteria, Row row) {
        return criteria.created().forAll(range -> isIn(row.created, range))
                && criteria.updated().forAll(range -> row.updated >= 0 && isIn(row.updated, range))
                && criteria.stage().forAll(row.stage::equals)
                && criteria.channel().forAll(row.channel::equals)
                && criteria.score().forAll(row.score::contains)
                && (criteria.statuses().isEmpty() || criteria.statuses().contains(row.status));
    }

    /** The service compares microseconds, although it returns milliseconds. */
    private static boolean isIn(long micros, TimeRange range) {
        var at = Row.at(micros);
        return !at.isBefore(range.from()) && !at.isAfter(range.to());
    }
}
