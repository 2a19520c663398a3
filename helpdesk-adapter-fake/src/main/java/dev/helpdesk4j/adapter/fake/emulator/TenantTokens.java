package dev.helpdesk4j.adapter.fake.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The access tokens given so far. While half an hour or more remains of the last one, it is given again. */
final class TenantTokens {

    private static final Duration RENEWAL = Duration.ofMinutes(30);

    private final Clock clock;
    private final Duration lifetime;
    private final List<Token> valid = new ArrayList<>();
    private int requests;

    TenantTokens(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    synchronized Token give() {
        var now = clock.instant();
        valid.removeIf(token -> !token.isValid(now));
        var last = last();
        if (last != null && last.left(now).compareTo(RENEWAL) >= 0) {
            return last;
        }
        var token = new Token("t-" + UUID.randomUUID().toString().replace("-", ""), now.plus(lifetime));
        valid.add(token);
        return token;
    }

    private @Nullable Token last() {
        return valid.isEmpty() ? null : valid.get(valid.size() - 1);
    }

    synchronized boolean accepts(String value) {
        var now = clock.instant();
        return valid.stream().anyMatch(token -> token.value().equals(value) && token.isValid(now));
    }

    synchronized void expire() {
        valid.clear();
    }

    /** Counts a request for a token, with the right credentials or not. */
    synchronized void requested() {
        requests++;
    }

    synchronized int requests() {
        return requests;
    }

    /** Returns the remaining lifetime in whole seconds. */
    long secondsLeft(Token token) {
        return token.left(clock.instant()).toSeconds();
    }

    record Token(String value, Instant expiry) {

        private boolean isValid(Instant now) {
            return now.isBefore(expiry);
        }

        private Duration left(Instant now) {
            return Duration.between(now, expiry);
        }
    }
}
