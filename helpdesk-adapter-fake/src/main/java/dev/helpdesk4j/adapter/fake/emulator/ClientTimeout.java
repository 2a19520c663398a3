package dev.helpdesk4j.adapter.fake.emulator;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Disconnects clients that are too slow. A thread that reads from a client or writes to it for too long is interrupted,
 * which closes the channel that it waits on.
 */
final class ClientTimeout implements AutoCloseable {

    private final long nanos;
    private final Map<Thread, Long> starts = new HashMap<>();
    private final Timer timer;

    ClientTimeout(String name, Duration timeout) {
        nanos = timeout.toNanos();
        timer = new Timer(name + "-timeouts", true);
        var period = Math.max(1, timeout.toMillis() / 4);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        interruptLate();
                    }
                },
                period,
                period);
    }

    /** From now on the calling thread waits for its client; anew, if it did already. */
    synchronized void start() {
        starts.put(Thread.currentThread(), System.nanoTime());
    }

    /**
     * The calling thread does not wait for its client any more.
     *
     * @throws InterruptedIOException if it took too long
     */
    synchronized void stop() throws InterruptedIOException {
        if (starts.remove(Thread.currentThread()) == null) {
            throw new InterruptedIOException("the client was too slow");
        }
    }

    /** The calling thread has nothing to do with its client any more, whether it took too long or not. */
    synchronized void end() {
        if (starts.remove(Thread.currentThread()) == null) {
            Thread.interrupted();
        }
    }

    private synchronized void interruptLate() {
        var now = System.nanoTime();
        starts.entrySet().removeIf(start -> {
            var late = now - start.getValue() > nanos;
            if (late) {
                start.getKey().interrupt();
            }
            return late;
        });
    }

    @Override
    public void close() {
        timer.cancel();
    }
}
