package dev.helpdesk4j.domain.ticket;

import dev.helpdesk4j.domain.LocalizedText;
import io.vavr.control.Option;

/**
 * What the guest thought of the help received. Score and reason come each on its own.
 *
 * @param score the rating; none while the guest has not rated
 * @param reason why the guest was dissatisfied
 */
public record Satisfaction(Option<Score> score, Option<LocalizedText> reason) {

    /** Not rated, and no reason given. */
    public static final Satisfaction NONE = new Satisfaction(Option.none(), Option.none());

    /** A rating without a reason. */
    public static Satisfaction of(Score score) {
        return new Satisfaction(Option.some(score), Option.none());
    }

    /** A rating and the reason for it. */
    public static Satisfaction of(Score score, LocalizedText reason) {
        return new Satisfaction(Option.some(score), Option.some(reason));
    }
}
