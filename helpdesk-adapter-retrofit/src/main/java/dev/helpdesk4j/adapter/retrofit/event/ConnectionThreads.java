package dev.helpdesk4j.adapter.retrofit.event;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The daemon threads of one connection: one that connects, one that reads the WebSocket, and one for each event that is
 * being handled. They end when they were idle for ten seconds.
 */
final class ConnectionThreads extends ThreadPoolExecutor {

    private static final long KEEP_ALIVE_SECONDS = 10;

    private final AtomicInteger started = new AtomicInteger();

    ConnectionThreads() {
        super(0, Integer.MAX_VALUE, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>());
        setThreadFactory(task -> new ConnectionThread(task, this));
    }

    private static final class ConnectionThread extends Thread {

        private final ConnectionThreads owner;

        ConnectionThread(Runnable task, ConnectionThreads owner) {
            super(task, "helpdesk4j-long-connection-" + owner.started.incrementAndGet());
            this.owner = owner;
            setDaemon(true);
        }
    }

    /** Returns whether the calling thread is one of these. */
    boolean areCurrent() {
        return Thread.currentThread() instanceof ConnectionThread thread && thread.owner == this;
    }
}
