package dev.helpdesk4j.ports.event;

import dev.helpdesk4j.domain.event.HelpdeskEvent;
import java.util.concurrent.CountDownLatch;

/** A handler that begins, waits until the test lets it go on, and passes the event to another handler. */
final class BlockingHandler implements EventHandler {

    private final EventHandler next;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    BlockingHandler(EventHandler next) {
        this.next = next;
    }

    @Override
    public void handle(HelpdeskEvent event) throws Exception {
        begun.countDown();
        Latches.await(released);
        next.handle(event);
    }

    void awaitBegun() throws InterruptedException {
        Latches.await(begun);
    }

    void release() {
        released.countDown();
    }
}
