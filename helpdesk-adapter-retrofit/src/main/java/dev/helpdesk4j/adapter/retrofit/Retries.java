package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.RateLimited;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which failures are worth another attempt, and after how long. One for the whole app, so that an outage is not
 * multiplied: after the first few, retries add a tenth to the load at most.
 */
final class Retries {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration WITHOUT_A_WORD = Duration.ofSeconds(1);
    private static final int COST = 10;
    private static final int MOST_SAVED = 10 * COST;

    private final int maxAttempts;
    private final Duration longestPause;
    /** Each call saves a tenth of what a retry costs. */
    private final AtomicInteger saved = new AtomicInteger(MOST_SAVED);

    /** @param longestPause how long the service's word counts at most when it asks to wait */
    Retries(int maxAttempts, Duration longestPause) {
        this.maxAttempts = maxAttempts;
        this.longestPause = longestPause;
    }

    /** A call begins. */
    void called() {
        saved.updateAndGet(before -> Math.min(before + 1, MOST_SAVED));
    }

    /**
     * How long to wait before the next attempt; none where there is to be none.
     *
     * @param failed how many attempts have failed
     * @param rest how much time the call has left
     */
    Option<Duration> pause(Operation operation, HelpdeskFailure failure, int failed, Duration rest) {
        var pause = jittered(failed);
        var inTime = pause.compareTo(rest) < 0 && asked(failure).compareTo(rest) < 0;
        return failed < maxAttempts && inTime && mayHelp(operation, failure) && afford()
                ? Option.some(pause)
                : Option.none();
    }

    /** How long the service asks everybody to wait, which the budget sees to. */
    Duration asked(HelpdeskFailure failure) {
        if (!(failure instanceof RateLimited limited)) {
            return Duration.ZERO;
        }
        var asked = limited.retryAfter().getOrElse(WITHOUT_A_WORD);
        return asked.compareTo(longestPause) < 0 ? asked : longestPause;
    }

    /**
     * A read may always be repeated, a send where it certainly had no effect; the rest says what is wrong for good. Who got
     * no permit in time, which is no answer of the service, gets none by asking again.
     */
    private static boolean mayHelp(Operation operation, HelpdeskFailure failure) {
        return (operation.semantics().isSafe() || failure.effect() == HelpdeskFailure.Effect.NONE)
                && switch (failure.kind()) {
                    case RATE_LIMITED -> failure.answer().isDefined();
                    case SERVICE_UNAVAILABLE, UNREACHABLE -> true;
                    default -> false;
                };
    }

    private boolean afford() {
        return saved.getAndUpdate(before -> before < COST ? before : before - COST) >= COST;
    }

    /** Anything up to a bound that doubles, so that callers who failed together do not come back together. */
    private static Duration jittered(int failed) {
        var bound = Math.min(FIRST_PAUSE.toMillis() << Math.min(failed - 1, 10), LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(bound + 1));
    }
}
