package dev.helpdesk4j.domain.ticket;

import dev.helpdesk4j.domain.LocalizedText;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * What the guest thought of the help received. The score and the reasons come each on its own.
 *
 * @param score the rating; none while the guest has not rated
 * @param reasons why the guest was dissatisfied, in the service's order. The documents show one at most, as an object;
 *     users of the service have seen lists
 */
public record Satisfaction(Option<Score> score, Seq<LocalizedText> reasons) {

    /** Not rated, and no reason given. */
    public static final Satisfaction NONE = new Satisfaction(Option.none(), List.empty());

    public Satisfaction {
        reasons = List.ofAll(reasons);
    }

    /** A rating, and the reasons for it if there are any. */
    public static Satisfaction of(Score score, LocalizedText... reasons) {
        return new Satisfaction(Option.some(score), List.of(reasons));
    }
}
