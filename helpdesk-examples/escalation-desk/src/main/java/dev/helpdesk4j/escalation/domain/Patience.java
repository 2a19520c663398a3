package dev.helpdesk4j.escalation.domain;

import java.time.Duration;

/**
 * How long guests may wait, and which tickets are still watched. Every duration is positive, and at most the horizon.
 *
 * @param forAgent how long a guest may wait for an agent before the desk answers
 * @param forAnswer how long a guest may wait for an agent's answer before the desk answers
 * @param forPerson how long a guest may wait, answered by the desk or not, before a person has to look after the ticket
 * @param afterClosing how long after its closing a ticket with a bad score is put on the list for a person
 * @param horizon how long after their opening tickets are watched
 */
public record Patience(
        Duration forAgent, Duration forAnswer, Duration forPerson, Duration afterClosing, Duration horizon) {

    public Patience {
        if (!isPositive(horizon)) {
            throw new IllegalArgumentException("horizon must be positive, got " + horizon);
        }
        requireWithin(horizon, "for-agent", forAgent);
        requireWithin(horizon, "for-answer", forAnswer);
        requireWithin(horizon, "for-person", forPerson);
        requireWithin(horizon, "after-closing", afterClosing);
    }

    private static void requireWithin(Duration horizon, String name, Duration duration) {
        if (!isPositive(duration) || duration.compareTo(horizon) > 0) {
            throw new IllegalArgumentException(
                    name + " must be positive and at most the horizon of " + horizon + ", got " + duration);
        }
    }

    private static boolean isPositive(Duration duration) {
        return duration != null && duration.compareTo(Duration.ZERO) > 0;
    }
}
