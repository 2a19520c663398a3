package dev.helpdesk4j.ports.event;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs short tasks later. Tests replace it by simulated time. */
interface Scheduler extends AutoCloseable {

    void schedule(Runnable task, Duration delay);

    /** Discards the tasks that have not begun. */
    @Override
    void close();

    /** Returns a scheduler with one daemon thread, which exists only while there are tasks, and ten seconds longer. */
    static Scheduler ofDaemonThread() {
        var threads = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("helpdesk4j-event-timer"));
        threads.setKeepAliveTime(DaemonThreads.IDLE_TIME.toMillis(), TimeUnit.MILLISECONDS);
        threads.allowCoreThreadTimeOut(true);
        return new Scheduler() {
            @Override
            public void schedule(Runnable task, Duration delay) {
                var unused = threads.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
            }

            @Override
            public void close() {
                threads.shutdownNow();
            }
        };
    }
}
