package dev.helpdesk4j.adapter.fake.http;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Limits the memory for bodies of requests: only a few of those longer than {@link #SMALL} are read and handled at the same
 * time, and the others wait in order. Not thread-safe: it belongs to the server's only thread.
 */
final class LargeBodies {

    /** The maximum length in bytes of a body that does not wait. */
    static final int SMALL = 64 * 1024;

    /** A small number, as a body as text and as JSON takes several times its length. */
    private static final int AT_THE_SAME_TIME = 4;

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int admitted;

    /** Runs this now, or as soon as another one leaves. */
    void enter(Runnable body) {
        if (admitted < AT_THE_SAME_TIME) {
            admitted++;
            body.run();
        } else {
            waiting.add(body);
        }
    }

    /** Releases the place of a body, or removes it if it still waits; {@link #enter} must have been called for it. */
    void leave(Runnable body) {
        if (waiting.remove(body)) {
            return;
        }
        admitted--;
        if (!waiting.isEmpty()) {
            enter(waiting.remove());
        }
    }
}
