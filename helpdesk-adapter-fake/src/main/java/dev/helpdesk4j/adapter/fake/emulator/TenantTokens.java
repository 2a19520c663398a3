package dev.helpdesk4j.adapter.fake.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The access tokens issued so far. While half an hour or more of its lifetime remains, the last one is issued again. */
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

    synchronized Token issue() {
        var now = clock.instant();
        valid.removeIf(token -> !token.isValid(now));
        var last = last();
        if (last != null && last.remaining(now).compareTo(RENEWAL) >= 0) {
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

    /** Counts a request for a token, whether or not its credentials are right. */
    synchronized void countRequest() {
        requests++;
    }

    synchronized int requests() {
        return requests;
    }

    /** Returns the remaining lifetime in whole seconds. */
    long remainingSeconds(Token token) {
        return token.remaining(clock.instant()).toSeconds();
    }

    record Token(String value, Instant expiry) {

        private boolean isValid(Instant now) {
            return now.isBefore(expiry);
        }

        private Duration remaining(Instant now) {
            return Duration.between(now, expiry);
        }
    }
}
