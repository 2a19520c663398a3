package dev.helpdesk4j.adapter.retrofit.event;

import dev.helpdesk4j.adapter.retrofit.common.Time;
import dev.helpdesk4j.adapter.retrofit.event.ConnectionFailure.Reason;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import okhttp3.WebSocket;

/**
 * Connects, sends pings, and connects again, until a failure is permanent or the connection is closed. All of it runs on one
 * thread.
 *
 * <p>A connection is confirmed by its first pong. One that is lost before counts as a failed attempt, so that there are pauses
 * also if the platform accepts each connection and ends it at once.
 */
final class ConnectionLoop implements Runnable {

    private static final int NORMAL_CLOSURE = 1000;

    /** How long after a ping a connection without a pong is replaced. */
    static final Duration PONG_TIMEOUT = Duration.ofSeconds(30);

    /** Longer than the client's own timeout. */
    private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(30);

    /** How long the platform may take to confirm that the connection is closed. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final ConnectionClient client;
    private final EventHandling handling;
    private final StateReports reports;
    private final Time time;
    private final DoubleSupplier random;
    private final StateChanges changes = new StateChanges();
    private final CountDownLatch ended = new CountDownLatch(1);
    private ConnectionTiming timing = ConnectionTiming.DEFAULT;
    private boolean confirmed;
    private int failures;
    private volatile boolean closed;

    ConnectionLoop(
            ConnectionClient client, EventHandling handling, StateReports reports, Time time, DoubleSupplier random) {
        this.client = client;
        this.handling = handling;
        this.reports = reports;
        this.time = time;
        this.random = random;
    }

    @Override
    public void run() {
        var end = ConnectionFailure.of(Reason.CLOSED, "");
        try {
            end = untilStopped();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            client.close();
            reports.stopped(end);
            ended.countDown();
        }
    }

    private ConnectionFailure untilStopped() throws InterruptedException {
        while (true) {
            var failure = attempt();
            if (closed) {
                return ConnectionFailure.of(Reason.CLOSED, "");
            }
            if (!failure.reason().isTemporary()) {
                return failure;
            }
            failures = confirmed ? 1 : failures + 1;
            var pause = pauseAfter(failure);
            var lost = time.nanoTime();
            reports.lost(failure, pause);
            changes.await(() -> closed, time, lost, pause);
        }
    }

    /**
     * Returns the pause before the next attempt. There is none after a silent connection: the random pause is for connections
     * that a server lost all at the same time.
     */
    private Duration pauseAfter(ConnectionFailure failure) {
        return confirmed && failure.reason() == Reason.SILENT ? Duration.ZERO : timing.pauseAfter(failures, random);
    }

    /** Connects once, and returns why the connection was not made, or was lost. */
    private ConnectionFailure attempt() throws InterruptedException {
        confirmed = false;
        try {
            reports.connecting();
            var endpoint = client.endpoint(timing);
            return endpoint.isLeft() ? endpoint.getLeft() : connect(endpoint.get());
        } catch (RuntimeException | Error thrown) {
            return reports.unexpected(thrown);
        }
    }

    private ConnectionFailure connect(ConnectionEndpoint endpoint) throws InterruptedException {
        timing = endpoint.timing();
        var listener = new FrameListener(timing, time, handling, reports::refused, changes);
        var socket = client.open(endpoint, listener);
        try {
            changes.await(() -> listener.wasOpened() || isOver(listener), time, time.nanoTime(), OPEN_TIMEOUT);
            if (listener.wasOpened()) {
                reports.connected();
                pingUntilOver(socket, endpoint.service(), listener);
            }
            if (closed) {
                socket.close(NORMAL_CLOSURE, null);
                changes.await(() -> listener.failure().isDefined(), Time.SYSTEM, Time.SYSTEM.nanoTime(), CLOSE_TIMEOUT);
            }
            return listener.failure().getOrElse(() -> ConnectionFailure.of(Reason.SILENT, "no pong within 30 s"));
        } finally {
            socket.cancel();
        }
    }

    private boolean isOver(FrameListener listener) {
        return closed || listener.failure().isDefined();
    }

    /** Returns when the connection has ended, is to be closed, or is silent. */
    private void pingUntilOver(WebSocket socket, int service, FrameListener listener) throws InterruptedException {
        while (!isOver(listener)) {
            var pinged = time.nanoTime();
            var pongs = listener.pongs();
            socket.send(FrameWriter.write(Frame.control(service, "ping")));
            changes.await(() -> listener.pongs() != pongs || isOver(listener), time, pinged, PONG_TIMEOUT);
            if (listener.pongs() == pongs) {
                return;
            }
            confirmed = true;
            timing = listener.timing();
            changes.await(() -> isOver(listener), time, pinged, timing.pingInterval());
        }
    }

    /** Ends the connection and everything that waits for one. It does not wait. */
    void close() {
        closed = true;
        client.cancelRequest();
        changes.signal();
    }

    /** Waits for the end of the thread, at most this long. */
    void awaitEnd(Duration atMost) throws InterruptedException {
        var unused = ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
