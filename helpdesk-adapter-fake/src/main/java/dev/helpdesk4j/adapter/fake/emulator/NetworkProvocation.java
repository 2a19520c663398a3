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
 * Lets some of the requests at a {@link FaultProxy} go wrong as told, and counts them:
 * {@code proxy.on(SEND_MESSAGE).next(NetworkFault.answerLost())}. What is told for the next ones goes before what is told
 * for a share of them, and that before what is told for all.
 */
public final class NetworkProvocation {

    private final Predicate<String> concerned;
    private final Deque<NetworkFault> next = new ArrayDeque<>();
    private Option<Share> share = Option.none();
    private @Nullable NetworkFault permanent;
    private int requests;

    private NetworkProvocation(Predicate<String> concerned) {
        this.concerned = concerned;
    }

    /** For the requests of this route. */
    static NetworkProvocation on(Route route) {
        return new NetworkProvocation(request -> isFor(route, request));
    }

    /** For the requests of all routes but this. */
    static NetworkProvocation onAllBut(Route route) {
        return new NetworkProvocation(request -> !isFor(route, request));
    }

    /** For the requests that a regular expression matches. */
    static NetworkProvocation on(String regex) {
        return new NetworkProvocation(Pattern.compile(regex).asMatchPredicate());
    }

    /** @param request its method and target, as in {@code GET /path?query} */
    private static boolean isFor(Route route, String request) {
        var method = request.replaceFirst(" .*", "");
        var path = request.substring(Math.min(method.length() + 1, request.length()))
                .replaceFirst("\\?.*", "");
        return route.matches(method, PathTemplate.folded(path));
    }

    /** The next of these requests meets this, after those that were told to before. */
    public NetworkProvocation next(NetworkFault fault) {
        return next(1, fault);
    }

    /**
     * The next of these requests meet this, after those that were told to before.
     *
     * @param requests how many, 1 or more
     */
    public synchronized NetworkProvocation next(int requests, NetworkFault fault) {
        if (requests < 1) {
            throw new IllegalArgumentException("1 request or more can be told to fail, but not " + requests);
        }
        Objects.requireNonNull(fault);
        for (var i = 0; i < requests; i++) {
            next.add(fault);
        }
        return this;
    }

    /** From now on every one of these requests meets this. */
    public synchronized NetworkProvocation always(NetworkFault fault) {
        permanent = Objects.requireNonNull(fault);
        return this;
    }

    /**
     * From now on about this share of these requests meets this, in place of an earlier share. Which ones is random, but the
     * same for the same seed: of the requests that come from now on and that no {@link #next} concerns, by their number.
     *
     * <pre>{@code
     * proxy.on(FIND_TICKET).percent(5, 42, NetworkFault.disconnected()); // every 20th request or so is reset
     * }</pre>
     *
     * @param percent 0 to 100
     */
    public synchronized NetworkProvocation percent(int percent, long seed, NetworkFault fault) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("percent must be 0 to 100, got " + percent);
        }
        share = Option.some(new Share(percent, new Random(seed), Objects.requireNonNull(fault)));
        return this;
    }

    /** From now on nothing is told for these requests. */
    public synchronized void stop() {
        next.clear();
        share = Option.none();
        permanent = null;
    }

    /** How many of these requests came so far, whatever became of them. */
    public synchronized int requests() {
        return requests;
    }

    boolean concerns(String request) {
        return concerned.test(request);
    }

    synchronized void count() {
        requests++;
    }

    synchronized Option<NetworkFault> meet() {
        return Option.of(next.poll()).orElse(() -> share.flatMap(Share::meet)).orElse(() -> Option.of(permanent));
    }

    private record Share(int percent, Random random, NetworkFault fault) {

        private Option<NetworkFault> meet() {
            return Option.when(random.nextInt(100) < percent, fault);
        }
    }
}
