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

    /** How many are read and handled at the same time: few, as a body takes several times its length as text and JSON. */
    static final int MAX_ADMITTED = 4;

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int admitted;

    /** Admits a body, which runs it: now, or in its turn once others have left. */
    void enter(Runnable body) {
        if (admitted < MAX_ADMITTED) {
            admitted++;
            body.run();
        } else {
            waiting.add(body);
        }
    }

    /** Removes a body for which {@link #enter} was called: if it was admitted, the next one that waits takes its place. */
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
