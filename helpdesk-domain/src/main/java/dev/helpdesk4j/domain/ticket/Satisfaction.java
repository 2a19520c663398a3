package dev.helpdesk4j.domain.ticket;

import dev.helpdesk4j.domain.LocalizedText;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The satisfaction of the guest. The score and the reasons are independent of each other.
 *
 * @param score the rating; none until the guest rates the ticket
 * @param reasons the reasons for dissatisfaction, in the order of the service. The documents show one object; users of the
 *     service report lists
 */
public record Satisfaction(Option<Score> score, Seq<LocalizedText> reasons) {

    /** No rating and no reason. */
    public static final Satisfaction NONE = new Satisfaction(Option.none(), List.empty());

    public Satisfaction {
        reasons = List.ofAll(reasons);
    }

    /** Returns a rating with its reasons. */
    public static Satisfaction of(Score score, LocalizedText... reasons) {
        return new Satisfaction(Option.some(score), List.of(reasons));
    }
}
