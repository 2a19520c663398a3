package dev.helpdesk4j.ports.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs tasks when the test advances its clock, on the test's thread. */
final class ManualScheduler implements Scheduler {

    private record Task(Runnable task, Duration at) {}

    private final TestClock clock;
    private final List<Task> tasks = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private final CountDownLatch closed = new CountDownLatch(1);

    ManualScheduler(TestClock clock) {
        this.clock = clock;
    }

    /** Returns the delays until the tasks, the next first. */
    List<Duration> delays() {
        return tasks.stream().map(task -> task.at().minus(now)).sorted().toList();
    }

    void awaitClosed() throws InterruptedException {
        Latches.await(closed);
    }

    /** Advances the clock and runs each task at its time. */
    void advance(Duration duration) {
        var end = now.plus(duration);
        while (true) {
            var next =
                    tasks.stream().filter(task -> task.at().compareTo(end) <= 0).min(Comparator.comparing(Task::at));
            if (next.isEmpty()) {
                break;
            }
            advanceTo(next.get().at());
            tasks.remove(next.get());
            next.get().task().run();
        }
        advanceTo(end);
    }

    private void advanceTo(Duration at) {
        clock.advance(at.minus(now));
        now = at;
    }

    @Override
    public void schedule(Runnable task, Duration delay) {
        if (closed.getCount() == 0) {
            throw new IllegalStateException("the scheduler is closed");
        }
        tasks.add(new Task(task, now.plus(delay)));
    }

    @Override
    public void close() {
        closed.countDown();
        tasks.clear();
    }
}
