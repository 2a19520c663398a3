package dev.helpdesk4j.ports.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.TagId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.HelpdeskException;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import dev.helpdesk4j.ports.history.ModelDesk.Order;
import dev.helpdesk4j.ports.history.ModelDesk.Row;
import dev.helpdesk4j.ports.history.WalkStopped.Kind;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Walks through tickets: what they return, when they end, and how they are resumed. */
class WalkTest {

    private static final TimeRange DAY = TimeRange.between(ModelDesk.START, ModelDesk.START.plus(Duration.ofDays(1)));

    private final ModelDesk desk = new ModelDesk(Order.NEWEST_FIRST, 12);
    private final WalkOptions options =
            WalkOptions.defaults().clock(desk.clock()).pageSize(4);

    /** Lists tickets {@code t0}, {@code t1} and so on, one second apart, and then an hour without tickets. */
    private void list(int tickets) {
        for (var number = 0; number < tickets; number++) {
            desk.list(new Row("t" + number, number * 1_000_000L, Channel.SHARE));
        }
        desk.advance(3_600_000_000L);
    }

    /** Lists tickets {@code t<first>} to {@code t<last>}, all opened at the same moment. */
    private void listAtOneMoment(int first, int last, long micros, IntFunction<Stage> stage) {
        for (var number = first; number <= last; number++) {
            var row = new Row("t" + number, micros, Channel.SHARE);
            row.stage = stage.apply(number);
            desk.list(row);
        }
    }

    private static Stage eitherStage(int number) {
        return number % 2 == 0 ? Stage.BOT : Stage.AGENT;
    }

    private static Instant second(int number) {
        return ModelDesk.START.plusSeconds(number);
    }

    private static List<String> ids(Walk<Ticket> walk) {
        var ids = new ArrayList<String>();
        var end = walk.forEachBatch(batch -> ids.addAll(ids(batch)));
        assertThat(end.map(Checkpoint::isComplete)).as(end::toString).contains(true);
        return ids;
    }

    private static List<String> ids(Seq<Ticket> batch) {
        return batch.map(ticket -> ticket.id().value()).asJava();
    }

    private static List<String> numbered(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(number -> "t" + number).toList();
    }

    /** Runs the action before each call, with the number of the call. */
    private Tickets beforeEachCall(IntConsumer action) {
        var calls = new AtomicInteger();
        return new ForwardingTickets(desk) {
            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                action.accept(calls.incrementAndGet());
                return super.search(criteria, page);
            }
        };
    }

    /** Walks through the tickets that were opened in a range. */
    @Nested
    class Ranges {

        @Test
        void returnEveryTicketOnceOldestFirst() {
            list(100);

            assertThat(ids(TicketHistory.of(desk, options).created(DAY))).isEqualTo(numbered(0, 99));
        }

        @Test
        void includeBothEnds() {
            list(30);

            var history = TicketHistory.of(desk, options);

            assertThat(ids(history.created(TimeRange.between(second(5), second(20)))))
                    .isEqualTo(numbered(5, 20));
            assertThat(ids(history.created(TimeRange.between(second(7), second(7)))))
                    .containsExactly("t7");
            assertThat(ids(history.created(
                            TimeRange.between(second(7).plusMillis(1), second(8).minusMillis(1)))))
                    .isEmpty();
        }

        @Test
        void includeTheWholeLastMillisecond() {
            desk.list(new Row("t0", 5_999_999, Channel.SHARE));
            desk.advance(3_600_000_000L);

            assertThat(ids(TicketHistory.of(desk, options)
                            .created(TimeRange.between(second(0), second(6).minusMillis(1)))))
                    .containsExactly("t0");
            assertThat(ids(TicketHistory.of(desk, options).created(TimeRange.between(second(6), second(7)))))
                    .isEmpty();
        }

        @Test
        void haveNoEmptyBatchesAndAFinalEnd() {
            list(9);
            var walk = TicketHistory.of(desk, options)
                    .created(
                            DAY,
                            TicketCriteria.builder().ticket(TicketId.of("t3")).build());

            assertThat(ids(walk.next().get().get())).containsExactly("t3");
            assertThat(walk.next().get()).isEmpty();
            assertThat(walk.next().get()).isEmpty();
            assertThat(walk.checkpoint().isComplete()).isTrue();
        }

        @Test
        void endBeforeTheSettleMargin() {
            list(10);
            desk.list(new Row("young", desk.now() - 59_000_000, Channel.SHARE));
            var first = TicketHistory.of(desk, options).created(DAY);
            assertThat(ids(first)).isEqualTo(numbered(0, 9));
            assertThat(first.checkpoint().leftOut())
                    .contains(TimeRange.between(desk.clock().instant().minusSeconds(60), DAY.to()));

            desk.advance(120_000_000);
            var next = TicketHistory.of(desk, options)
                    .created(TimeRange.between(first.checkpoint().end(), DAY.to()));

            assertThat(ids(next)).containsExactly("young");
        }

        @Test
        void areEmptyWithoutACallIfNothingIsSettled() {
            desk.advance(1_000_000);

            var walk = TicketHistory.of(desk, options).created(DAY);

            assertThat(ids(walk)).isEmpty();
            assertThat(walk.checkpoint().isComplete()).isTrue();
            assertThat(walk.checkpoint().end()).isEqualTo(ModelDesk.START);
            assertThat(walk.checkpoint().leftOut()).contains(DAY);
            assertThat(desk.calls()).isZero();
        }
    }

    /** Moments with more tickets than a search returns. */
    @Nested
    class DenseMoments {

        @Test
        void areReadStageByStage() {
            listAtOneMoment(0, 19, 5_000_000, WalkTest::eitherStage);
            desk.advance(3_600_000_000L);

            assertThat(ids(TicketHistory.of(desk, options).created(DAY)))
                    .containsExactlyInAnyOrderElementsOf(numbered(0, 19));
        }

        @Test
        void includeUndocumentedStages() {
            listAtOneMoment(0, 14, 5_000_000, number -> number < 5 ? Stage.of(7) : Stage.AGENT);
            desk.advance(3_600_000_000L);

            assertThat(ids(TicketHistory.of(desk, options).created(DAY)))
                    .containsExactlyInAnyOrderElementsOf(numbered(0, 14));
        }

        @Test
        void stopTheWalkIfAllTicketsHaveOneStage() {
            list(3);
            listAtOneMoment(10, 29, 60_000_000, number -> Stage.BOT);

            var stopped = TicketHistory.of(desk, options)
                    .created(DAY)
                    .forEachBatch(batch -> {})
                    .getLeft();

            assertThat(stopped.kind()).isEqualTo(Kind.TOO_DENSE);
            assertThat(stopped.window().contains(second(60))
                            || stopped.window().contains(second(60).minusMillis(1)))
                    .isTrue();
            assertThat(stopped.summary()).contains("12 rows that are shown").contains("stage BOT");
            assertThat(stopped.toException()).hasMessage(stopped.summary()).hasNoCause();
            assertThat(stopped.toException().stopped()).isEqualTo(stopped);
            assertThat(stopped.toFailure().kind()).isEqualTo(HelpdeskFailure.Kind.UNREADABLE_RESPONSE);
            assertThat(stopped.toFailure().operation()).isEqualTo(Operation.SEARCH_TICKETS);
            assertThat(stopped.toFailure().summary()).contains(stopped.summary());
        }

        @Test
        void stopTheWalkIfTicketsHaveNoStage() {
            listAtOneMoment(0, 19, 5_000_000, number -> Stage.BOT);
            desk.advance(3_600_000_000L);
            var withoutStages = new ForwardingTickets(desk) {
                @Override
                public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                    return super.search(criteria, page)
                            .map(found -> found.map(ticket -> Ticket.builder(ticket.id())
                                    .timeline(ticket.timeline())
                                    .build()));
                }
            };

            var stopped = TicketHistory.of(withoutStages, options)
                    .created(DAY)
                    .forEachBatch(batch -> {})
                    .getLeft();

            assertThat(stopped.kind()).isEqualTo(Kind.TOO_DENSE);
            assertThat(stopped.summary()).doesNotContain("stage BOT");
        }
    }

    /** Failures, and walks that are resumed from a checkpoint. */
    @Nested
    class Resuming {

        @Test
        void aFailedCallStopsTheWalkWithACheckpoint() {
            list(100);
            var failing = failingAt(40);
            var seen = new ArrayList<String>();

            var walk = TicketHistory.of(failing, options).created(DAY);
            var stopped = walk.forEachBatch(batch -> seen.addAll(ids(batch))).getLeft();

            assertThat(stopped.kind()).isEqualTo(Kind.CALL_FAILED);
            assertThat(stopped.failure().get().kind()).isEqualTo(HelpdeskFailure.Kind.SERVICE_UNAVAILABLE);
            assertThat(stopped.toException()).hasCauseInstanceOf(HelpdeskException.class);
            assertThat(stopped.toException().stopped().checkpoint()).isEqualTo(walk.checkpoint());
            assertThat(stopped.toFailure()).isEqualTo(stopped.failure().get());
            assertThat(walk.next().getLeft()).isEqualTo(stopped);
            assertThat(walk.checkpoint()).isEqualTo(stopped.checkpoint());
            var rest = ids(TicketHistory.of(desk, options)
                    .resume(Checkpoint.parse(stopped.checkpoint().toString())));
            assertThat(new TreeSet<>(seen)).isNotEmpty().doesNotContainAnyElementsOf(List.of("t99"));
            assertThat(union(seen, rest)).hasSize(100);
            assertThat(rest).endsWith("t99").hasSizeLessThan(100);
        }

        private static TreeSet<String> union(List<String> some, List<String> others) {
            var all = new TreeSet<>(some);
            all.addAll(others);
            return all;
        }

        private Tickets failingAt(int call) {
            var calls = new AtomicInteger();
            return new ForwardingTickets(desk) {
                @Override
                public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                    return calls.incrementAndGet() == call
                            ? Either.left(
                                    new HelpdeskFailure.ServiceUnavailable(Operation.SEARCH_TICKETS, Option.none()))
                            : super.search(criteria, page);
                }
            };
        }

        @Test
        void resumingAfterAnyFailedCallMissesNoTicket() {
            list(60);
            listAtOneMoment(60, 75, 30_000_000, WalkTest::eitherStage);
            desk.rows().stream()
                    .skip(60)
                    .forEach(row -> row.updated = 40_000_000L + Long.parseLong(row.id.substring(1)));
            for (var call = 1; ; call++) {
                var created = resumingAfter(call, history -> history.created(DAY));
                var changed = resumingAfter(call, history -> history.changedSince(ModelDesk.START));
                assertThat(created.seen).hasSize(76);
                assertThat(changed.seen).hasSize(76);
                if (!created.failed && !changed.failed) {
                    assertThat(call).isGreaterThan(40);
                    return;
                }
            }
        }

        private record Resumed(TreeSet<String> seen, boolean failed) {}

        private Resumed resumingAfter(int call, Function<TicketHistory, Walk<Ticket>> start) {
            var seen = new TreeSet<String>();
            Consumer<Seq<Ticket>> keep = batch -> seen.addAll(ids(batch));
            var end = start.apply(TicketHistory.of(failingAt(call), options)).forEachBatch(keep);
            var failed = end.isLeft();
            if (failed) {
                end = TicketHistory.of(desk, options)
                        .resume(end.getLeft().checkpoint())
                        .forEachBatch(keep);
            }
            assertThat(end.isRight()).isTrue();
            return new Resumed(seen, failed);
        }

        @Test
        void theCheckpointNeverPassesTicketsThatWereNotReturned() {
            list(60);
            var walk = TicketHistory.of(desk, options).created(DAY);
            var seen = new ArrayList<String>();

            for (var batch = walk.next().get();
                    batch.isDefined();
                    batch = walk.next().get()) {
                seen.addAll(ids(batch.get()));
                var rest = ids(TicketHistory.of(desk, options).resume(walk.checkpoint()));
                assertThat(union(seen, rest)).hasSize(60);
            }
            assertThat(walk.checkpoint().isComplete()).isTrue();
        }

        @Test
        void exceptionsOfThePortReachTheCaller() {
            list(11);
            var broken = new ForwardingTickets(desk) {
                @Override
                public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                    throw new UnsupportedOperationException("page " + page.page());
                }
            };
            assertThatThrownBy(
                            () -> TicketHistory.of(broken, options).created(DAY).next())
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> TicketHistory.of(broken, options)
                            .changedSince(ModelDesk.START)
                            .next())
                    .isInstanceOf(UnsupportedOperationException.class);
        }

        private static final TicketCriteria AT_AGENTS =
                TicketCriteria.builder().stage(Stage.AGENT).build();

        @Test
        void aCheckpointOfOtherCriteriaIsRefused() {
            list(30);
            var history = TicketHistory.of(desk, options);
            var narrowed = Checkpoint.parse(
                    history.created(DAY, AT_AGENTS).checkpoint().toString());
            var changed = history.changedSince(ModelDesk.START, AT_AGENTS).checkpoint();
            var whole = history.created(DAY).checkpoint();

            assertThatThrownBy(() -> history.resume(narrowed))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "a walk must be resumed with the criteria that it began with, got others than those of the"
                                    + " checkpoint " + narrowed);
            assertThatThrownBy(() -> history.resume(changed)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> history.resume(whole, AT_AGENTS)).isInstanceOf(IllegalArgumentException.class);
            assertThat(desk.calls()).isZero();
        }

        @Test
        void aWalkIsResumedWithTheSameCriteria() {
            list(30);
            desk.rows().stream().skip(27).forEach(row -> row.stage = Stage.AGENT);
            var seen = new TreeSet<String>();

            var stopped = TicketHistory.of(failingAt(9), options)
                    .created(DAY, AT_AGENTS)
                    .forEachBatch(batch -> seen.addAll(ids(batch)))
                    .getLeft();
            var rest = TicketHistory.of(desk, options)
                    .resume(Checkpoint.parse(stopped.checkpoint().toString()), AT_AGENTS);

            assertThat(seen).doesNotContain("t29");
            assertThat(union(List.copyOf(seen), ids(rest))).containsExactly("t27", "t28", "t29");
        }

        @Test
        void aCheckpointOfMessagesIsRefused() {
            var thread = Checkpoint.ofThread(TicketId.of("t1"), ModelDesk.START, ModelDesk.START);

            assertThatThrownBy(() -> TicketHistory.of(desk, options).resume(thread))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("messages");
        }
    }

    /** Criteria of a walk. */
    @Nested
    class Criteria {

        @Test
        void areAppliedByTheClient() {
            list(40);
            desk.rows().get(17).status = TicketStatus.PENDING;
            var requests = new ArrayList<TicketCriteria>();
            var criteria =
                    TicketCriteria.builder().statuses(TicketStatus.PENDING).build();

            var walk = TicketHistory.of(
                            new ForwardingTickets(desk) {
                                @Override
                                public Either<HelpdeskFailure, Page<Ticket>> search(
                                        TicketCriteria narrowed, PageRequest page) {
                                    requests.add(narrowed);
                                    return super.search(narrowed, page);
                                }
                            },
                            options)
                    .created(DAY, criteria);

            assertThat(ids(walk)).containsExactly("t17");
            assertThat(requests).allSatisfy(narrowed -> {
                assertThat(narrowed.statuses()).isEmpty();
                assertThat(narrowed.created()).isNotEmpty();
            });
        }

        @Test
        void fetchATicketIfItsTagsDecide() {
            list(6);
            var finds = new ArrayList<String>();
            var tagged = new ForwardingTickets(desk) {
                @Override
                public Either<HelpdeskFailure, Ticket> find(TicketId id) {
                    finds.add(id.value());
                    return id.value().equals("t4")
                            ? Either.left(new HelpdeskFailure.NotFound(Operation.FIND_TICKET, Option.none()))
                            : super.find(id)
                                    .map(ticket -> ticket.toBuilder()
                                            .tags(
                                                    id.value().equals("t2")
                                                            ? HashSet.of(Tag.of(TagId.of("1"), "vpn"))
                                                            : HashSet.empty())
                                            .build());
                }
            };
            var criteria = TicketCriteria.builder()
                    .tags("vpn")
                    .statuses(TicketStatus.CREATED)
                    .build();
            desk.rows().get(0).status = TicketStatus.PENDING;

            var found = new ArrayList<Ticket>();
            TicketHistory.of(tagged, options).created(DAY, criteria).forEachBatch(batch -> batch.forEach(found::add));

            assertThat(found).extracting(ticket -> ticket.id().value()).containsExactly("t2");
            assertThat(found.get(0).tags()).isNotEmpty();
            assertThat(finds).containsExactly("t1", "t2", "t3", "t4", "t5");
        }

        @Test
        void stopTheWalkIfATicketCannotBeFetched() {
            list(6);
            var unreadable = new ForwardingTickets(desk) {
                @Override
                public Either<HelpdeskFailure, Ticket> find(TicketId id) {
                    return Either.left(new HelpdeskFailure.ServiceUnavailable(Operation.FIND_TICKET, Option.none()));
                }
            };

            var end = TicketHistory.of(unreadable, options)
                    .created(DAY, TicketCriteria.builder().tags("vpn").build())
                    .forEachBatch(batch -> {});

            assertThat(end.getLeft().failure().get().operation()).isEqualTo(Operation.FIND_TICKET);
            assertThat(end.getLeft().checkpoint().isComplete()).isFalse();
        }
    }

    /** Walks through the tickets that changed since a time. */
    @Nested
    class Changes {

        @Test
        void includeTicketsThatWereOnlyOpened() {
            list(20);
            desk.rows().get(3).updated = 100_000_000;

            assertThat(ids(TicketHistory.of(desk, options.overlap(Duration.ZERO))
                            .changedSince(second(10))))
                    .containsExactly("t3", "t10", "t11", "t12", "t13", "t14", "t15", "t16", "t17", "t18", "t19");
        }

        @Test
        void includeAChangeListedLateWhileItsWindowIsRead() {
            list(11);
            desk.rows().forEach(row -> row.updated = row.created + 500_000);
            var late = new Row("late", -5_000_000, Channel.SHARE);
            late.updated = 3_000_000;
            var tickets = beforeEachCall(call -> {
                if (call == 3) {
                    desk.rows().get(0).updated = desk.now();
                } else if (call == 4) {
                    desk.list(late);
                }
            });

            assertThat(ids(TicketHistory.of(tickets, options.overlap(Duration.ZERO))
                            .changedSince(ModelDesk.START)))
                    .contains("late");
        }

        /** A window is split because it is full, and then most of its tickets change and leave it. */
        @Test
        void continueIfTicketsLeaveASplitWindow() {
            list(30);
            desk.rows().forEach(row -> row.updated = row.created);
            var tickets = beforeEachCall(call -> {
                if (call == 4) {
                    desk.rows().stream().limit(28).forEach(row -> row.updated = desk.now());
                }
            });

            var walk = TicketHistory.of(tickets, options.overlap(Duration.ZERO)).changedSince(ModelDesk.START);

            assertThat(walk.forEachBatch(batch -> {}).map(Checkpoint::isComplete))
                    .contains(true);
        }

        @Test
        void beginEarlierByTheOverlap() {
            list(20);

            var walk = TicketHistory.of(desk, options.overlap(Duration.ofSeconds(5)))
                    .changedSince(second(15));

            assertThat(walk.checkpoint().from()).isEqualTo(second(10));
            assertThat(ids(walk)).isEqualTo(numbered(10, 19));
        }

        /** A ticket that leaves a page moves others to earlier pages: only reading backwards finds those again. */
        @Test
        void areReadPageByPageLastPageFirst() {
            list(11);
            desk.rows().forEach(row -> row.updated = row.created + 500_000);
            var pages = new ArrayList<Integer>();
            var caller = Thread.currentThread();
            var executor = Executors.newFixedThreadPool(3);
            try {
                var walk = TicketHistory.of(
                                new ForwardingTickets(desk) {
                                    @Override
                                    public Either<HelpdeskFailure, Page<Ticket>> search(
                                            TicketCriteria criteria, PageRequest page) {
                                        if (criteria.updated().isDefined() && page.size() > 1) {
                                            assertThat(Thread.currentThread()).isSameAs(caller);
                                            pages.add(page.page());
                                        }
                                        return super.search(criteria, page);
                                    }
                                },
                                options.pagesInFlight(3, executor).overlap(Duration.ZERO))
                        .changedSince(ModelDesk.START);
                walk.next();
                assertThat(pages).containsExactly(1, 3);
                walk.forEachBatch(batch -> {});

                assertThat(pages).containsExactly(1, 3, 2, 1);
            } finally {
                executor.shutdownNow();
            }
        }

        @Test
        void areCompleteWithoutACallSinceNow() {
            list(5);
            var now = desk.clock().instant().minusSeconds(60);

            var walk = TicketHistory.of(desk, options.overlap(Duration.ZERO)).changedSince(now);

            assertThat(walk.checkpoint().isComplete()).isTrue();
            assertThat(ids(walk)).isEmpty();
            assertThat(desk.calls()).isZero();
        }

        /** The walk does not remember rows of finished windows, so that its memory does not grow. */
        @Test
        void repeatATicketOfTheFirstPhaseInTheSecond() {
            list(30);
            desk.rows().forEach(row -> row.updated = row.created);

            var walk = TicketHistory.of(desk, options.overlap(Duration.ZERO)).changedSince(ModelDesk.START);

            assertThat(ids(walk)).filteredOn("t0"::equals).hasSize(2);
        }
    }

    /** Listings that change during the walk. */
    @Nested
    class UnstableListings {

        /** The first pass misses one ticket and the second pass another: together they are complete. */
        @Test
        void rowsOfPassesWithTheSameTotalAreMerged() {
            list(11);
            var hidden = new ArrayList<String>();
            var calls = new AtomicInteger();
            var shifting = new ForwardingTickets(desk) {
                @Override
                public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                    var hide = calls.getAndIncrement() / 3 % 2 == 0 ? "t3" : "t7";
                    hidden.add(hide);
                    return super.search(criteria, page)
                            .map(found -> new Page<>(
                                    found.items()
                                            .filter(ticket ->
                                                    !ticket.id().value().equals(hide)),
                                    page,
                                    found.total(),
                                    false));
                }
            };

            assertThat(ids(TicketHistory.of(shifting, options).created(DAY)))
                    .containsExactlyInAnyOrderElementsOf(numbered(0, 10));
            assertThat(hidden).contains("t3", "t7").hasSizeLessThan(12);
        }

        @Test
        void aRemovedTicketDoesNotStopTheWalk() {
            list(11);
            var tickets = beforeEachCall(call -> {
                if (call == 3) {
                    desk.remove("t0");
                }
            });

            assertThat(ids(TicketHistory.of(tickets, options).created(DAY))).containsAll(numbered(1, 10));
            assertThat(desk.calls()).isEqualTo(8);
        }

        @Test
        void ticketsRemovedAfterASplitDoNotStopTheWalk() {
            list(30);
            var tickets = beforeEachCall(call -> {
                if (call == 4) {
                    numbered(0, 27).forEach(desk::remove);
                }
            });

            assertThat(ids(TicketHistory.of(tickets, options).created(DAY))).containsExactly("t28", "t29");
        }
    }

    /** Several pages in flight at once. */
    @Nested
    class Prefetching {

        @Test
        void pagesAreFetchedOnTheExecutor() throws Exception {
            list(11);
            var threads = ConcurrentHashMap.<Thread>newKeySet();
            var executor = Executors.newFixedThreadPool(2, task -> new Thread(task, "prefetch"));
            try {
                var walk = TicketHistory.of(twoPagesAtOnce(threads), options.pagesInFlight(2, executor))
                        .created(DAY);

                assertThat(ids(walk)).isEqualTo(numbered(0, 10));
                assertThat(threads).extracting(Thread::getName).containsOnly("prefetch");
            } finally {
                executor.shutdownNow();
            }
        }

        @Test
        void pagesAreFetchedAtOnceWithoutAnExecutor() {
            list(11);
            var threads = ConcurrentHashMap.<Thread>newKeySet();
            var walk = TicketHistory.of(twoPagesAtOnce(threads), options.pagesInFlight(2))
                    .created(DAY);

            assertThat(ids(walk)).isEqualTo(numbered(0, 10));
            assertThat(threads).hasSizeGreaterThanOrEqualTo(2).allMatch(Thread::isDaemon);
        }

        /** Returns the tickets of the desk; a page after the first is returned once a second one is requested, too. */
        private ForwardingTickets twoPagesAtOnce(Set<Thread> threads) {
            var inFlight = new CountDownLatch(2);
            return new ForwardingTickets(desk) {
                @Override
                public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                    if (page.page() > 1) {
                        threads.add(Thread.currentThread());
                        inFlight.countDown();
                        await(inFlight);
                    }
                    synchronized (desk) {
                        return super.search(criteria, page);
                    }
                }
            };
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Test
        void anAbandonedPassCancelsItsCallsInFlight() throws Exception {
            list(11);
            var started = new CountDownLatch(1);
            var cancelled = new CountDownLatch(1);
            var calls = new AtomicInteger();
            var executor = Executors.newFixedThreadPool(2);
            try {
                var walk = TicketHistory.of(
                                new ForwardingTickets(desk) {
                                    @Override
                                    public Either<HelpdeskFailure, Page<Ticket>> search(
                                            TicketCriteria criteria, PageRequest page) {
                                        var firstPass = calls.incrementAndGet() <= 3;
                                        if (firstPass && page.page() == 3) {
                                            await(started);
                                        } else if (firstPass && page.page() == 2) {
                                            started.countDown();
                                            await(new CountDownLatch(1));
                                            cancelled.countDown();
                                        }
                                        synchronized (desk) {
                                            return super.search(criteria, page)
                                                    .map(found -> firstPass && page.page() == 3
                                                            ? new Page<>(found.items(), page, 12, false)
                                                            : found);
                                        }
                                    }
                                },
                                options.pagesInFlight(2, executor))
                        .created(DAY);

                assertThat(ids(walk)).containsExactlyInAnyOrderElementsOf(numbered(0, 10));
                assertThat(cancelled.await(30, TimeUnit.SECONDS)).isTrue();
            } finally {
                executor.shutdownNow();
            }
        }

        @Test
        void theCallerFetchesPagesThatTheExecutorRejects() {
            list(30);

            assertThat(ids(TicketHistory.of(desk, options.pagesInFlight(3, task -> {
                                throw new RejectedExecutionException();
                            }))
                            .created(DAY)))
                    .isEqualTo(numbered(0, 29));
        }

        @Test
        void anInterruptCancelsCallsInFlight() throws Exception {
            list(11);
            var caller = Thread.currentThread();
            var cancelled = new CountDownLatch(1);
            var executor = Executors.newFixedThreadPool(1);
            try {
                var stopped = TicketHistory.of(
                                new ForwardingTickets(desk) {
                                    @Override
                                    public Either<HelpdeskFailure, Page<Ticket>> search(
                                            TicketCriteria criteria, PageRequest page) {
                                        if (page.page() > 1) {
                                            caller.interrupt();
                                            await(new CountDownLatch(1));
                                            cancelled.countDown();
                                        }
                                        return super.search(criteria, page);
                                    }
                                },
                                options.pagesInFlight(1, executor))
                        .created(DAY)
                        .forEachBatch(batch -> {})
                        .getLeft();

                assertThat(Thread.interrupted()).isTrue();
                assertThat(stopped.failure().get().kind()).isEqualTo(HelpdeskFailure.Kind.INTERRUPTED);
                assertThat(cancelled.await(30, TimeUnit.SECONDS)).isTrue();
            } finally {
                executor.shutdownNow();
            }
        }

        /** Blocks a search for the second page until its thread is interrupted. */
        private class StuckAtPageTwo extends ForwardingTickets {

            final CountDownLatch started = new CountDownLatch(1);
            final CountDownLatch cancelled = new CountDownLatch(1);

            StuckAtPageTwo() {
                super(desk);
            }

            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                if (page.page() == 2) {
                    started.countDown();
                    await(new CountDownLatch(1));
                    cancelled.countDown();
                }
                return super.search(criteria, page);
            }
        }

        @Test
        void closingCancelsCallsInFlight() throws Exception {
            list(11);
            var stuck = new StuckAtPageTwo();
            var executor = Executors.newFixedThreadPool(2);
            try {
                var walk = TicketHistory.of(stuck, options.pagesInFlight(2, executor))
                        .created(DAY);
                assertThat(ids(walk.next().get().get())).containsExactly("t0", "t1", "t2");
                assertThat(stuck.started.await(30, TimeUnit.SECONDS)).isTrue();

                walk.close();

                assertThat(stuck.cancelled.await(30, TimeUnit.SECONDS)).isTrue();
                assertThatThrownBy(walk::next)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("this walk was closed");
            } finally {
                executor.shutdownNow();
            }
        }

        @Test
        void aFailedCallCancelsTheOthersInFlight() throws Exception {
            list(11);
            var stuck = new StuckAtPageTwo() {
                @Override
                public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                    if (page.page() == 3) {
                        await(started);
                        return Either.left(
                                new HelpdeskFailure.ServiceUnavailable(Operation.SEARCH_TICKETS, Option.none()));
                    }
                    return super.search(criteria, page);
                }
            };
            var executor = Executors.newFixedThreadPool(2);
            try {
                var walk = TicketHistory.of(stuck, options.pagesInFlight(2, executor))
                        .created(DAY);

                assertThat(walk.next().getLeft().kind()).isEqualTo(Kind.CALL_FAILED);

                assertThat(stuck.cancelled.await(30, TimeUnit.SECONDS)).isTrue();
            } finally {
                executor.shutdownNow();
            }
        }
    }

    /** The progress that the listener receives. */
    @Nested
    class ProgressReports {

        @Test
        void growUntilTheWholeRangeIsRead() {
            list(60);
            var reports = new ArrayList<Progress>();

            ids(TicketHistory.of(desk, options.listener(reports::add))
                    .created(TimeRange.between(second(0), second(59))));

            assertThat(reports).extracting(Progress::fraction).isSorted().endsWith(1.0);
            assertThat(reports).extracting(Progress::calls).isSorted().endsWith((long) desk.calls());
            assertThat(reports).extracting(Progress::returned).isSorted().endsWith(60L);
            assertThat(reports)
                    .extracting(Progress::reached)
                    .isSorted()
                    .endsWith(second(59).plusMillis(1));
            assertThat(reports).anySatisfy(half -> assertThat(half.fraction()).isBetween(0.3, 0.7));
        }

        @Test
        void haveTheTimeOfTheLastRow() {
            list(11);
            var reached = new ArrayList<Instant>();

            var walk = TicketHistory.of(desk, options.listener(progress -> reached.add(progress.reached())))
                    .created(DAY);
            walk.next();

            assertThat(reached).endsWith(second(2));
        }

        @Test
        void countBothPhasesOfAWalkOfChanges() {
            list(60);
            desk.rows().forEach(row -> row.updated = row.created);
            var reports = new ArrayList<Progress>();

            ids(TicketHistory.of(desk, options.listener(reports::add).overlap(Duration.ZERO))
                    .changedSince(ModelDesk.START));

            assertThat(reports).extracting(Progress::fraction).isSorted().endsWith(1.0);
            assertThat(reports)
                    .filteredOn(progress -> progress.fraction() < 0.5)
                    .hasSizeBetween(reports.size() / 3, reports.size() * 2 / 3);
        }

        /** The range has no tickets: its progress is reported all the same. */
        @Test
        void countEmptyPartsOfTheRange() {
            list(3);
            var reports = new ArrayList<Progress>();

            ids(TicketHistory.of(desk, options.listener(reports::add))
                    .created(TimeRange.between(second(600), second(1200))));

            assertThat(reports).last().isEqualTo(new Progress(1, 0, second(1200).plusMillis(1), 1.0));
        }
    }

    /** Options of a walk. */
    @Nested
    class Options {

        @Test
        void invalidValuesAreRefused() {
            assertThatThrownBy(() -> options.settleMargin(Duration.ofMillis(-1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("settle margin");
            assertThatThrownBy(() -> options.overlap(Duration.ofMillis(-1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("overlap");
            assertThatThrownBy(() -> options.pagesInFlight(0)).hasMessage("pages in flight must be 1 to 64, got 0");
            assertThatThrownBy(() -> options.pagesInFlight(0, Runnable::run))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1 to 64");
            assertThatThrownBy(() -> options.pagesInFlight(65, Runnable::run))
                    .hasMessage("pages in flight must be 1 to 64, got 65");
            assertThat(options.pagesInFlight(64, Runnable::run).pagesInFlight).isEqualTo(64);
            assertThat(options.settleMargin(Duration.ZERO).settleMargin).isZero();
        }
    }
}
