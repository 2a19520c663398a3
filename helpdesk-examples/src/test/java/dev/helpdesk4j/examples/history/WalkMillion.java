package dev.helpdesk4j.examples.history;

import dev.helpdesk4j.adapter.retrofit.FeishuApp;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.history.TicketHistory;
import dev.helpdesk4j.ports.history.WalkOptions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Walks through {@link MillionTickets} as an application would, without rate limits; its exit status is 0 if each
 * of them was returned once, in order, with few enough calls, and 1 otherwise.
 */
final class WalkMillion {

    private static final int PAGES_IN_FLIGHT = 4;

    /** The maximum number of calls for each indispensable one. */
    private static final double MOST_CALLS = 1.15;

    private final BitSet seen = new BitSet(MillionTickets.COUNT);
    private final AtomicInteger calls = new AtomicInteger();
    private final List<String> faults = new ArrayList<>();
    private int tickets;

    private WalkMillion() {}

    public static void main(String[] args) {
        var walk = new WalkMillion();
        var start = System.nanoTime();
        walk.walk();
        walk.judge((System.nanoTime() - start) / 1e9);
        System.exit(walk.faults.isEmpty() ? 0 : 1);
    }

    private void walk() {
        try (var app = FeishuApp.builder(env("FEISHU_APP_ID"), env("FEISHU_APP_SECRET"))
                .baseUrl(env("FEISHU_BASE_URL"))
                .withoutLimits(Operation.SEARCH_TICKETS)
                .listener(attempt -> calls.incrementAndGet())
                .build()) {
            var helpdesk = app.helpdesk(HelpdeskId.of(env("FEISHU_HELPDESK_ID")), env("FEISHU_HELPDESK_TOKEN"));
            var history = TicketHistory.of(helpdesk, WalkOptions.defaults().pagesInFlight(PAGES_IN_FLIGHT));
            try (var walk = history.created(MillionTickets.RANGE)) {
                walk.forEachBatch(batch -> batch.forEach(this::meet))
                        .peekLeft(stopped -> faults.add("the walk stopped: " + stopped.summary()));
            }
        }
    }

    private static String env(String name) {
        return System.getenv(name);
    }

    private void meet(Ticket ticket) {
        var number = MillionTickets.number(ticket.id());
        if (number < 0 || number >= MillionTickets.COUNT) {
            faults.add(ticket.id().value() + " is none of the million");
        } else if (seen.get((int) number)) {
            faults.add(ticket.id().value() + " was returned twice");
        } else {
            seen.set((int) number);
        }
        tickets++;
    }

    private void judge(double seconds) {
        var least = (MillionTickets.COUNT + PageRequest.MAX_SIZE - 1) / PageRequest.MAX_SIZE;
        if (seen.cardinality() != MillionTickets.COUNT) {
            faults.add(MillionTickets.COUNT - seen.cardinality() + " are missing, the first of them number "
                    + seen.nextClearBit(0));
        }
        if (calls.get() > MOST_CALLS * least) {
            faults.add("more calls than " + MOST_CALLS + " times the least number");
        }
        System.out.printf(
                Locale.ROOT,
                "%d tickets in %.1f s, %.0f a second, with %d calls, %.3f times the least number of %d, in a heap of %d"
                        + " MB at most%n",
                tickets,
                seconds,
                tickets / seconds,
                calls.get(),
                calls.get() / (double) least,
                least,
                Runtime.getRuntime().maxMemory() >> 20);
        faults.stream().limit(20).forEach(fault -> System.out.println("WRONG: " + fault));
    }
}
