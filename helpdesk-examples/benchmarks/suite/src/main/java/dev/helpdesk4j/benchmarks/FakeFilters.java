package dev.helpdesk4j.benchmarks;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;

/**
 * A fake help desk with sample tickets: prints the bytes of heap of a ticket, the microseconds of a find, and for each filter,
 * alone and in pairs, the 99th percentile of the first page's milliseconds.
 */
final class FakeFilters {

    /** Adds the filter that selects tickets like this one. */
    private interface Filter extends BiFunction<TicketCriteria.Builder, Ticket, TicketCriteria.Builder> {}

    private static final Duration WEEK = Duration.ofDays(7);

    private static final Map<String, Filter> ALONE = LinkedHashMap.<String, Filter>empty()
            .put("ticket", (builder, like) -> builder.ticket(like.id()))
            .put("agent", (builder, like) -> builder.agent(idOf(like.agents().head())))
            .put(
                    "closedBy",
                    (builder, like) -> builder.closedBy(idOf(like.closedBy().get())))
            .put("stage", (builder, like) -> builder.stage(like.stage().get()))
            .put("channel", (builder, like) -> builder.channel(like.channel().get()))
            .put(
                    "resolution",
                    (builder, like) -> builder.resolution(like.resolution().get()))
            .put(
                    "score",
                    (builder, like) -> builder.score(like.satisfaction().score().get()))
            .put("statuses", (builder, like) -> builder.statuses(like.status().get()))
            .put(
                    "guestName",
                    (builder, like) ->
                            builder.guestName(like.guest().get().name().get()))
            .put("guest", (builder, like) -> builder.guest(idOf(like.guest().get())))
            .put(
                    "tags",
                    (builder, like) ->
                            builder.tags(like.tags().get().head().name().get()))
            .put(
                    "created",
                    (builder, like) ->
                            builder.created(weekFrom(like.timeline().createdAt().get())))
            .put(
                    "updated",
                    (builder, like) ->
                            builder.updated(weekFrom(like.timeline().updatedAt().get())));

    private static final Map<String, Seq<String>> PAIRS = LinkedHashMap.<String, Seq<String>>empty()
            .put("an agent's closed tickets: agent and statuses", Vector.of("agent", "statuses"))
            .put("a guest's last week: guest and created", Vector.of("guest", "created"))
            .put("a bad week: score and updated", Vector.of("score", "updated"))
            .put("a topic of one guest name: tags and guestName", Vector.of("tags", "guestName"));

    private final FakeHelpdesk fake;
    private final Vector<Ticket> examples;

    private FakeFilters(FakeHelpdesk fake, int tickets) {
        this.fake = fake;
        examples = examples(fake, tickets);
    }

    public static void main(String[] args) {
        var tickets = Integer.parseInt(args[0]);
        var calls = Integer.parseInt(args[1]);
        var before = used();
        var fake = FakeHelpdesk.withSampleData(1, tickets);
        System.out.println("heap " + (used() - before) / tickets);
        var filters = new FakeFilters(fake, tickets);
        System.out.println("find " + filters.find(calls));
        ALONE.forEach((name, filter) -> System.out.println("alone " + name + " " + filters.p99(filter, calls)));
        PAIRS.forEach((name, pair) -> System.out.println("pair " + name + " "
                + filters.p99(
                        (builder, like) -> {
                            pair.forEach(filter -> ALONE.get(filter).get().apply(builder, like));
                            return builder;
                        },
                        calls)));
    }

    /** Returns closed and rated tickets of all times, with their tags. */
    private static Vector<Ticket> examples(FakeHelpdesk fake, int tickets) {
        var pages = Math.min(tickets, 10_000) / PageRequest.MAX_SIZE;
        var found = Vector.<Ticket>empty();
        for (var page = 1; page <= pages; page++) {
            found = found.appendAll(fake.tickets()
                    .search(TicketCriteria.any(), PageRequest.of(page, PageRequest.MAX_SIZE))
                    .getOrElseThrow(HelpdeskFailure::toException)
                    .items()
                    .map(listed -> fake.tickets().find(listed.id()).get())
                    .filter(ticket -> ticket.closedBy().exists(by -> by.id().isDefined())
                            && ticket.satisfaction().score().isDefined()
                            && ticket.resolution().isDefined()
                            && !ticket.agents().isEmpty()
                            && ticket.tags().exists(tags -> !tags.isEmpty())));
        }
        return found;
    }

    private static UserId idOf(Person person) {
        return person.id().get();
    }

    private static TimeRange weekFrom(Instant start) {
        return TimeRange.between(start, start.plus(WEEK));
    }

    /** Returns the median of batches of a hundred calls, as a single one is too short to be measured. */
    private double find(int calls) {
        return percentile(50, calls, call -> {
                    for (var i = 0; i < 100; i++) {
                        fake.tickets()
                                .find(examples.get((call + i * 31) % examples.size())
                                        .id())
                                .get();
                    }
                })
                * 1000
                / 100;
    }

    private double p99(Filter filter, int calls) {
        return percentile(99, calls, call -> {
            var criteria = filter.apply(TicketCriteria.builder(), examples.get(call * 37 % examples.size()))
                    .build();
            if (fake.tickets()
                    .search(criteria, PageRequest.first())
                    .get()
                    .items()
                    .isEmpty()) {
                throw new IllegalStateException("a search must find the ticket that it was made from: " + criteria);
            }
        });
    }

    /** Returns a percentile of the milliseconds of a call, after as many calls to warm up. */
    private static double percentile(int percent, int calls, IntConsumer call) {
        var times = new long[calls];
        for (var i = -calls; i < calls; i++) {
            var start = System.nanoTime();
            call.accept(i + calls);
            if (i >= 0) {
                times[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(times);
        return times[Math.min(calls - 1, calls * percent / 100)] / 1e6;
    }

    private static long used() {
        for (var i = 0; i < 3; i++) {
            System.gc();
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
