package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Listing;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.history.Reading.Obstacle;
import dev.helpdesk4j.ports.history.WalkStopped.Reason;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A walk through a history: a cursor that hands out batch after batch, in memory that does not grow with the history.
 *
 * <p>It ends either complete or stopped, with the reason and a checkpoint to resume from; never silently short. For one
 * thread at a time. Close it to end calls under way.
 *
 * <pre>{@code
 * try (var walk = history.created(TimeRange.between(from, to))) {
 *     Either<WalkStopped, Checkpoint> end = walk.forEachBatch(batch -> batch.forEach(this::keep));
 * }
 * }</pre>
 *
 * @param <T> what is handed out
 */
public final class Walk<T> implements AutoCloseable {

    private final TimedListing<T> listing;
    private final WalkOptions options;
    private final Checkpoint start;
    private final Asking<T> asking;
    private final Totals totals = new Totals();
    private final Deque<Task> tasks = new ArrayDeque<>();

    /** What has been handed out of windows that are not finished, with its moment; none where that is not told. */
    private final Map<String, Option<Long>> handedOut = new HashMap<>();

    private @Nullable Reading<T> reading;
    private @Nullable WalkStopped stopped;
    private Checkpoint checkpoint;
    private Instant reached;
    private long rows;
    private long count;
    private boolean closed;

    Walk(TimedListing<T> listing, Checkpoint start, WalkOptions options) {
        this.listing = listing;
        this.options = options;
        this.start = start;
        this.asking = new Asking<>(listing, options);
        this.reached = start.reached();
        var laps = start.subject().laps();
        var end = listing.moment(start.end());
        for (var lap = start.lap(); lap <= laps.size(); lap++) {
            var from = listing.moment(lap == start.lap() ? start.reached() : start.from());
            if (from < end) {
                tasks.add(Window.of(laps.get(lap - 1), from, end));
            }
        }
        this.checkpoint = start;
        keepUp();
    }

    /** Where the walk has come to: everything before it has been handed out. Ask once a batch is dealt with. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /**
     * The next batch, of 1 to 200; none at the end.
     *
     * @throws IllegalStateException if the walk was closed
     */
    public Either<WalkStopped, Option<Seq<T>>> next() {
        if (closed) {
            throw new IllegalStateException("this walk was closed");
        }
        while (stopped == null && (reading != null || !tasks.isEmpty())) {
            var batch = advance();
            if (batch.nonEmpty()) {
                return Either.right(Option.some(batch));
            }
        }
        return stopped == null ? Either.right(Option.none()) : Either.left(stopped);
    }

    /**
     * Walks to the end, one batch after the other; the checkpoint is complete then.
     *
     * @param action what it throws ends this call. Its batch counts as handed out all the same: resume from a checkpoint that
     *     was asked for before it.
     */
    public Either<WalkStopped, Checkpoint> forEachBatch(Consumer<? super Seq<T>> action) {
        for (var batch = next(); ; batch = next()) {
            if (batch.isLeft() || batch.get().isEmpty()) {
                return batch.map(end -> checkpoint);
            }
            action.accept(batch.get().get());
        }
    }

    /**
     * Walks on and returns what comes, up to a bound, in memory; then closes the walk.
     *
     * <pre>{@code
     * var waiting = history.created(range, criteria).collect(5000);
     * }</pre>
     *
     * @param most how many items at most, 1 or more
     * @return the items; not complete where there are more than that, or where a part of the requested range was {@linkplain
     *     Checkpoint#leftOut() left out}
     * @throws IllegalStateException if the walk was closed
     */
    public Either<WalkStopped, Listing<T>> collect(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("the most items to collect must be 1 or more, got " + most);
        }
        try {
            Seq<T> items = Vector.empty();
            for (var batch = next(); ; batch = next()) {
                if (batch.isLeft()) {
                    return Either.left(batch.getLeft());
                }
                if (batch.get().isEmpty()) {
                    return Either.right(
                            new Listing<>(items, checkpoint.leftOut().isEmpty()));
                }
                items = items.appendAll(batch.get().get());
                if (items.size() > most) {
                    return Either.right(new Listing<>(items.take(most), false));
                }
            }
        } finally {
            close();
        }
    }

    /** Ends calls under way. */
    @Override
    public void close() {
        closed = true;
        cancel();
    }

    private void cancel() {
        if (reading != null) {
            reading.cancel();
        }
    }

    /** Goes on by a page. */
    private Seq<T> advance() {
        if (reading == null) {
            var task = tasks.remove();
            if (task instanceof Claim claim) {
                check(claim);
                return Vector.empty();
            }
            reading = new Reading<>(listing, (Window) task, asking, totals);
        }
        var current = reading;
        var met = current.step();
        if (met.isLeft()) {
            stop(current.window(), met.getLeft());
            return Vector.empty();
        }
        var batch = select(current.window(), met.get());
        if (stopped == null) {
            if (current.isDone()) {
                finish(current);
            }
            tell();
        }
        return batch;
    }

    /** What of these rows has not been handed out yet, and is wanted. */
    private Seq<T> select(Window window, List<T> met) {
        var batch = new ArrayList<T>();
        for (var item : met) {
            var moment = listing.time(item, window.axis()).map(listing::moment);
            if (handedOut.putIfAbsent(listing.id(item), moment) == null) {
                var selected = listing.select(item);
                if (selected.isLeft()) {
                    stop(window, Obstacle.of(selected.getLeft()));
                    return Vector.empty();
                }
                selected.get().forEach(batch::add);
                moment.map(listing::start).filter(reached::isBefore).forEach(time -> reached = time);
            }
        }
        count += batch.size();
        return Vector.ofAll(batch);
    }

    private void finish(Reading<T> done) {
        reading = null;
        var parts = done.partsToRead();
        if (parts.isEmpty()) {
            rows += done.rows();
        } else {
            tasks.push(new Claim(done.window(), done.leastRows(), rows));
            for (var i = parts.size() - 1; i >= 0; i--) {
                tasks.push(parts.get(i));
            }
        }
        keepUp();
    }

    /** The parts of a window must have as many rows as it told, unless it tells fewer by now. */
    private void check(Claim claim) {
        var found = rows - claim.rowsBefore();
        var answer = holds(claim)
                ? Either.<HelpdeskFailure, Boolean>right(true)
                : asking.page(claim.window(), PageRequest.first(1)).map(page -> found >= page.total());
        if (answer.isLeft()) {
            stop(claim.window(), Obstacle.of(answer.getLeft()));
        } else if (answer.get()) {
            keepUp();
        } else {
            stop(
                    claim.window(),
                    new Obstacle(
                            Reason.INCONSISTENT,
                            "the listing of " + listing.inWords(claim.window())
                                    + " does not add up: it tells a total of " + claim.leastRows()
                                    + " or more, but its parts have " + found + " rows",
                            Option.none()));
        }
    }

    private void stop(Window window, Obstacle obstacle) {
        stopped = new WalkStopped(
                obstacle.reason(), obstacle.summary(), obstacle.failure(), listing.asked(window), checkpoint);
        cancel();
    }

    /**
     * Moves the checkpoint to where the next window begins, but not past a window whose parts have fewer rows yet than it was
     * told to have; and forgets what was handed out before the next window.
     */
    private void keepUp() {
        var next = tasks.stream().filter(Window.class::isInstance).findFirst();
        var lap = checkpoint.lap();
        checkpoint = Stream.concat(
                        next.stream(), tasks.stream().filter(task -> task instanceof Claim claim && !holds(claim)))
                .map(Task::window)
                .map(window ->
                        checkpoint.at(start.subject().laps().indexOf(window.axis()) + 1, listing.start(window.from())))
                .min(Comparator.comparing(Checkpoint::lap).thenComparing(Checkpoint::reached))
                .orElseGet(checkpoint::complete);
        handedOut
                .values()
                .removeIf(moment -> moment.exists(
                        handed -> next.isEmpty() || handed < next.get().window().from()));
        if (checkpoint.lap() != lap || reached.isBefore(checkpoint.reached())) {
            reached = checkpoint.reached();
        }
    }

    private boolean holds(Claim claim) {
        return rows - claim.rowsBefore() >= claim.leastRows();
    }

    private void tell() {
        var laps = start.subject().laps().size();
        var whole = Duration.between(start.from(), start.end()).toMillis();
        var walked = whole == 0
                ? 1
                : (double) Duration.between(start.from(), reached).toMillis() / whole;
        options.listener.accept(new Progress(
                asking.calls(), count, reached, checkpoint.isComplete() ? 1 : (checkpoint.lap() - 1 + walked) / laps));
    }
}
