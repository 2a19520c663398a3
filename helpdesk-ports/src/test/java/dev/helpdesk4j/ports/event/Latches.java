package dev.helpdesk4j.ports.event;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting with a limit, so that a test that fails does not hang. */
final class Latches {

    private static final int SECONDS = 20;

    private Latches() {}

    static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the latch must be released within " + SECONDS + " seconds");
        }
    }
}
