package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.adapter.fake.http.PathTemplate;
import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The faults to inject into selected requests at a {@link FaultProxy}, and the count of these requests:
 * {@code proxy.on(SEND_MESSAGE).next(NetworkFault.answerLost())}. Faults of the next requests precede the fault of a share
 * of them, and this precedes the fault of all.
 */
public final class NetworkFaultInjection {

    private final Predicate<String> selector;
    private final Deque<NetworkFault> next = new ArrayDeque<>();
    private Option<Share> share = Option.none();
    private @Nullable NetworkFault permanent;
    private int requests;

    private NetworkFaultInjection(Predicate<String> selector) {
        this.selector = selector;
    }

    /** For the requests of this route. */
    static NetworkFaultInjection on(Route route) {
        return new NetworkFaultInjection(request -> isFor(route, request));
    }

    /** For the requests of all routes but this. */
    static NetworkFaultInjection onAllBut(Route route) {
        return new NetworkFaultInjection(request -> !isFor(route, request));
    }

    /** For the requests that a regular expression matches; one that is too long for it does not match. */
    static NetworkFaultInjection on(String regex) {
        var pattern = Pattern.compile(regex).asMatchPredicate();
        return new NetworkFaultInjection(request -> matches(pattern, request));
    }

    private static boolean matches(Predicate<String> pattern, String request) {
        try {
            return pattern.test(request);
        } catch (StackOverflowError tooLong) {
            return false;
        }
    }

    /** @param request its method and target, as in {@code GET /path?query} */
    private static boolean isFor(Route route, String request) {
        var method = request.replaceFirst(" .*", "");
        var path = request.substring(Math.min(method.length() + 1, request.length()))
                .replaceFirst("\\?.*", "")
                .replaceFirst("^[a-zA-Z]+://[^/]*", "");
        return route.matches(method, PathTemplate.normalized(path));
    }

    /** Adds a fault of the next of these requests, after those already added. */
    public NetworkFaultInjection next(NetworkFault fault) {
        return next(1, fault);
    }

    /**
     * Adds a fault of the next of these requests, after those already added.
     *
     * @param requests the number of requests, 1 or more
     * @throws IllegalArgumentException if the number of requests is less than 1
     */
    public synchronized NetworkFaultInjection next(int requests, NetworkFault fault) {
        if (requests < 1) {
            throw new IllegalArgumentException("number of requests must be 1 or more, got " + requests);
        }
        Objects.requireNonNull(fault);
        for (var i = 0; i < requests; i++) {
            next.add(fault);
        }
        return this;
    }

    /** Sets the fault of every one of these requests from now on. */
    public synchronized NetworkFaultInjection always(NetworkFault fault) {
        permanent = Objects.requireNonNull(fault);
        return this;
    }

    /**
     * Sets the fault of about this share of these requests, in place of an earlier share. The requests are chosen at random,
     * the same ones for the same seed: by their number among later requests without a fault from {@link #next}.
     *
     * <pre>{@code
     * proxy.on(FIND_TICKET).percent(5, 42, NetworkFault.disconnected()); // every 20th request or so is reset
     * }</pre>
     *
     * @param percent 0 to 100
     * @param seed the same seed chooses the same requests
     * @throws IllegalArgumentException if percent is out of range
     */
    public synchronized NetworkFaultInjection percent(int percent, long seed, NetworkFault fault) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("percent must be 0 to 100, got " + percent);
        }
        share = Option.some(new Share(percent, new Random(seed), Objects.requireNonNull(fault)));
        return this;
    }

    /** Removes all faults of these requests. */
    public synchronized void stop() {
        next.clear();
        share = Option.none();
        permanent = null;
    }

    /** Returns the number of these requests received so far, failed ones included. */
    public synchronized int requests() {
        return requests;
    }

    boolean selects(String request) {
        return selector.test(request);
    }

    synchronized void count() {
        requests++;
    }

    synchronized Option<NetworkFault> nextFault() {
        return Option.of(next.poll())
                .orElse(() -> share.flatMap(Share::nextFault))
                .orElse(() -> Option.of(permanent));
    }

    private record Share(int percent, Random random, NetworkFault fault) {

        private Option<NetworkFault> nextFault() {
            return Option.when(random.nextInt(100) < percent, fault);
        }
    }
}
