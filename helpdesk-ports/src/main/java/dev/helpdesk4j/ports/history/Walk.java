package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.Listing;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Consumer;

/**
 * A walk through a history: a cursor that returns one batch after the other. The memory that it uses does not grow with the
 * history.
 *
 * <p>A walk reads the <em>rows</em> of a range of time and returns those that the criteria select: its <em>items</em>. It either
 * returns every item up to {@link Checkpoint#end()}, or stops with a reason and a checkpoint to resume from. The end is
 * earlier than that of the requested range if the range is too young: {@link Checkpoint#leftOut()} is the rest.
 *
 * <p>One thread at a time may use a walk, also to close it. Interrupt that thread to end its call. Closing the walk cancels
 * the calls for later pages. The documentation of the {@linkplain dev.helpdesk4j.ports.history package} describes how a walk
 * works.
 *
 * <pre>{@code
 * try (var walk = history.created(TimeRange.between(from, to))) {
 *     Either<WalkStopped, Checkpoint> end = walk.forEachBatch(batch -> batch.forEach(this::keep));
 * }
 * }</pre>
 *
 * @param <T> what is listed: tickets or messages
 */
public final class Walk<T> implements AutoCloseable {

    private final TimedListing<T> listing;
    private final PageFetcher<T> fetcher;
    private final CapDetector<T> capDetector;
    private final WalkPlan plan;
    private final WalkProgress progress;
    private final BatchFilter<T> filter;

    private Option<WindowReader<T>> reader = Option.none();
    private Option<WalkStopped> stopped = Option.none();
    private Checkpoint checkpoint;
    private boolean closed;

    Walk(TimedListing<T> listing, Checkpoint start, WalkOptions options) {
        this.listing = listing;
        this.fetcher = new PageFetcher<>(listing, options);
        this.capDetector = new CapDetector<>(fetcher);
        this.plan = new WalkPlan(listing, start);
        this.progress = new WalkProgress(start, options.listener);
        this.filter = new BatchFilter<>(listing, progress);
        this.checkpoint = start;
        // An empty range has no window: its walk is complete at once.
        moveCheckpoint();
    }

    /**
     * Returns the position of the walk: everything before it was returned. Read it after a batch was processed, and store it
     * to resume the walk later.
     */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /**
     * Returns the next batch: the items of one page, 1 to 200; none at the end of the walk.
     *
     * @return the batch; or why the walk stopped, and then every later call returns the same
     * @throws IllegalStateException if the walk was closed
     */
    public Either<WalkStopped, Option<Seq<T>>> next() {
        if (closed) {
            throw new IllegalStateException("this walk was closed");
        }
        while (stopped.isEmpty() && (reader.isDefined() || !plan.isDone())) {
            var batch = takeStep();
            if (batch.nonEmpty()) {
                return Either.right(Option.some(batch));
            }
        }
        return stopped.isEmpty() ? Either.right(Option.none()) : Either.left(stopped.get());
    }

    /**
     * Reads the rest of the walk and calls the action with each batch.
     *
     * @param action if it throws, this call ends with that exception. The batch counts as returned: to receive it again, resume
     *     from an earlier checkpoint
     * @return the checkpoint at the end of the walk; or why the walk stopped
     * @throws IllegalStateException if the walk was closed
     */
    public Either<WalkStopped, Checkpoint> forEachBatch(Consumer<? super Seq<T>> action) {
        for (var batch = next(); ; batch = next()) {
            if (batch.isLeft()) {
                return Either.left(batch.getLeft());
            }
            if (batch.get().isEmpty()) {
                return Either.right(checkpoint);
            }
            action.accept(batch.get().get());
        }
    }

    /**
     * Reads the rest of the walk, up to a maximum number of items, and returns the items. The walk is closed afterwards,
     * whatever the result is.
     *
     * <pre>{@code
     * var waiting = history.created(range, criteria).collect(5000);
     * }</pre>
     *
     * @param maxItems the maximum number of items, 1 or more
     * @return the items, or why the walk stopped. The listing is complete if it has every item of the requested range:
     *     there are no more, and no part of the range was {@linkplain Checkpoint#leftOut() left out}
     * @throws IllegalArgumentException if {@code maxItems} is less than 1
     * @throws IllegalStateException if the walk was closed
     */
    public Either<WalkStopped, Listing<T>> collect(int maxItems) {
        try {
            if (maxItems < 1) {
                throw new IllegalArgumentException("maximum number of items must be 1 or more, got " + maxItems);
            }
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
                if (items.size() > maxItems) {
                    return Either.right(new Listing<>(items.take(maxItems), false));
                }
            }
        } finally {
            close();
        }
    }

    /** Closes the walk: cancels the calls for later pages, and no further batch can be read. */
    @Override
    public void close() {
        closed = true;
        cancel();
    }

    private void cancel() {
        reader.forEach(WindowReader::cancel);
    }

    /** Reads one page of the current window, or of the next one; or makes the check that is next. Returns the new items. */
    private Seq<T> takeStep() {
        if (reader.isEmpty()) {
            var step = plan.removeNext();
            if (step instanceof CompletenessCheck check) {
                make(check);
                return Vector.empty();
            }
            reader = Option.some(new WindowReader<>(listing, step.window(), fetcher, capDetector));
        }
        return readPage(reader.get());
    }

    private void make(CompletenessCheck check) {
        var cause = check.run(plan.rowsRead(), listing, fetcher);
        if (cause.isDefined()) {
            stop(check.window(), cause.get());
        } else {
            moveCheckpoint();
        }
    }

    private Seq<T> readPage(WindowReader<T> current) {
        var page = current.next();
        if (page.isLeft()) {
            stop(current.window(), page.getLeft());
            return Vector.empty();
        }
        var batch = filter.batch(page.get().rows(), current.window().field());
        if (batch.isLeft()) {
            stop(current.window(), batch.getLeft());
            return Vector.empty();
        }
        page.get().result().forEach(result -> {
            plan.record(current.window(), result);
            reader = Option.none();
            moveCheckpoint();
        });
        reportProgress();
        return batch.get();
    }

    /** Moves the checkpoint past the complete windows, and removes their rows from memory. */
    private void moveCheckpoint() {
        checkpoint = plan.checkpointAfter(checkpoint);
        progress.reached(checkpoint);
        filter.removeBefore(plan.nextWindow());
    }

    private void stop(Window window, StopCause cause) {
        stopped = Option.some(new WalkStopped(
                cause.kind(), cause.summary(), cause.failure(), listing.requestedRange(window), checkpoint));
        cancel();
    }

    private void reportProgress() {
        progress.report(fetcher.calls(), checkpoint.isComplete());
    }
}
