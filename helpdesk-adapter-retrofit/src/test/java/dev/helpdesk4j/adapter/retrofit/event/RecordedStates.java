package dev.helpdesk4j.adapter.retrofit.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.event.ConnectionFailure.Reason;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Lets a test wait for the states of a connection. */
final class RecordedStates implements LongConnectionListener {

    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<Object> states = new LinkedBlockingQueue<>();
    private final BlockingQueue<Lost> losses = new LinkedBlockingQueue<>();
    private final BlockingQueue<ConnectionFailure> ends = new LinkedBlockingQueue<>();
    private volatile Consumer<Lost> onLost = lost -> {};

    record Lost(ConnectionFailure failure, Duration pause) {}

    /** Sets what to do when the connection is lost, on its thread. */
    void onLost(Consumer<Lost> reaction) {
        onLost = reaction;
    }

    @Override
    public void connected() {
        states.add("connected");
    }

    @Override
    public void lost(ConnectionFailure failure, Duration pause) {
        var lost = new Lost(failure, pause);
        losses.add(lost);
        onLost.accept(lost);
    }

    @Override
    public void stopped(ConnectionFailure failure) {
        ends.add(failure);
    }

    void awaitConnected() throws InterruptedException {
        next(states);
    }

    Lost awaitLost() throws InterruptedException {
        return next(losses);
    }

    ConnectionFailure awaitStopped() throws InterruptedException {
        return next(ends);
    }

    void awaitStopped(Reason reason) throws InterruptedException {
        assertThat(awaitStopped().reason()).isEqualTo(reason);
    }

    /** Returns how often the connection has stopped, apart from the times that were awaited. */
    int ends() {
        return ends.size();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        var next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("next state").isNotNull();
        return next;
    }
}
