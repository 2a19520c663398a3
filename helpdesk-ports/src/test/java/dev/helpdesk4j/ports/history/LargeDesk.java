package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.LongStream;

/** A help desk with any number of tickets: only their times of opening are stored. It lists the newest first, at most 10000. */
final class LargeDesk implements Tickets {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final long[] opened;
    private int calls;

    /** @param opened milliseconds since {@link #START} */
    LargeDesk(LongStream opened) {
        this.opened = opened.sorted().toArray();
    }

    int calls() {
        return calls;
    }

    int size() {
        return opened.length;
    }

    Instant end() {
        return START.plusMillis(opened[opened.length - 1]);
    }

    @Override
    public Either<HelpdeskFailure, Ticket> find(TicketId id) {
        throw new UnsupportedOperationException();
    }

    /** Tickets with an even number are in the bot's stage. */
    private static Stage stage(int number) {
        return number % 2 == 0 ? Stage.BOT : Stage.AGENT;
    }

    @Override
    public synchronized Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest request) {
        calls++;
        var range = criteria.created().get();
        var first = firstAt(range.from().toEpochMilli() - START.toEpochMilli());
        var past = firstAt(range.to().toEpochMilli() - START.toEpochMilli() + 1);
        var items = new ArrayList<Ticket>();
        var count = 0;
        if (criteria.stage().isEmpty()) {
            count = Math.min(MAX_SEARCH_ROWS, past - first);
            for (var row = request.firstRow(); row <= Math.min(count, request.lastRow()); row++) {
                items.add(ticket((int) (past - row)));
            }
        } else {
            for (var number = past - 1; number >= first && count < MAX_SEARCH_ROWS; number--) {
                if (criteria.stage().contains(stage(number))) {
                    count++;
                    if (count >= request.firstRow() && count <= request.lastRow()) {
                        items.add(ticket(number));
                    }
                }
            }
        }
        return Either.right(new Page<>(Vector.ofAll(items), request, count, count == MAX_SEARCH_ROWS));
    }

    private int firstAt(long millisecond) {
        var found = Arrays.binarySearch(opened, millisecond);
        var at = found < 0 ? -found - 1 : found;
        while (at > 0 && opened[at - 1] >= millisecond) {
            at--;
        }
        return at;
    }

    private Ticket ticket(int number) {
        return Ticket.builder(TicketId.of("t" + number))
                .stage(stage(number))
                .timeline(Timeline.openedAt(START.plusMillis(opened[number])))
                .build();
    }

    /** Marks a ticket; false if it was marked before. */
    static boolean mark(BitSet seen, Ticket ticket) {
        var number = Integer.parseInt(ticket.id().value().substring(1));
        var fresh = !seen.get(number);
        seen.set(number);
        return fresh;
    }
}
