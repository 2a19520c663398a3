package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The background threads of apps that run when a test begins.
 *
 * @param before those of apps of other tests
 */
record RunningThreads(Set<Thread> before) {

    /** Less than the ten seconds after which an idle thread ends in any case. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    static RunningThreads now() {
        return new RunningThreads(background());
    }

    private static Set<Thread> background() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("helpdesk4j-background-"))
                .collect(Collectors.toSet());
    }

    /** Waits until the threads of this test's apps have ended. */
    void awaitEndOfOthers() throws InterruptedException {
        var started = background();
        started.removeAll(before);
        for (var thread : started) {
            thread.join(PATIENCE.toMillis());
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }
}
