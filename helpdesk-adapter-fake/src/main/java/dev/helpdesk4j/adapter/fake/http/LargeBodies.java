package dev.helpdesk4j.adapter.fake.http;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bounds the memory that bodies of requests take: of those longer than {@link #SMALL}, only a few are read and handled at
 * the same time, and the others wait in order. For the server's one thread.
 */
final class LargeBodies {

    /** Bodies up to this many bytes do not wait. */
    static final int SMALL = 64 * 1024;

    /** Each takes several times its length, as text and as JSON. */
    private static final int AT_THE_SAME_TIME = 4;

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int admitted;

    /** Runs this now or when another one has left. */
    void enter(Runnable body) {
        if (admitted < AT_THE_SAME_TIME) {
            admitted++;
            body.run();
        } else {
            waiting.add(body);
        }
    }

    /** A body is not in memory any more, or is not going to be: one for which {@link #enter} was called. */
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
