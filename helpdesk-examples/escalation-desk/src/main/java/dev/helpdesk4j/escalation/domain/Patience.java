package dev.helpdesk4j.escalation.domain;

import io.vavr.collection.List;
import java.time.Duration;

/**
 * How long a guest may be left alone.
 *
 * @param forAgent until an agent enters; then the guest is told that somebody will come
 * @param forAnswer until an agent answers; then the guest is told that nobody has forgotten
 * @param forPerson until a person has to look after it, whatever the guest was told
 * @param afterClosing how long after the closing a bad score is still worth a call
 * @param horizon tickets that were opened longer ago are not looked at any more
 */
public record Patience(
        Duration forAgent, Duration forAnswer, Duration forPerson, Duration afterClosing, Duration horizon) {

    public Patience {
        var spans = List.of(forAgent, forAnswer, forPerson, afterClosing, horizon);
        if (spans.exists(span -> span == null || span.compareTo(Duration.ZERO) <= 0 || span.compareTo(horizon) > 0)) {
            throw new IllegalArgumentException("for-agent, for-answer, for-person and after-closing must be longer than"
                    + " nothing and no longer than the horizon, but with it were " + spans.mkString(", "));
        }
    }
}
