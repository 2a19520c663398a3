package dev.helpdesk4j.domain;

/** Whether something fits a question: what criteria answer. */
public enum Match {
    /** It fits. */
    YES,
    /** It does not fit. */
    NO,
    /** What is asked for was not told, as a ticket from a listing does not tell its tags. */
    CANNOT_TELL;

    /** Both: {@link #NO} as soon as one is, otherwise {@link #CANNOT_TELL} as soon as one is. */
    public Match and(Match other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES ? other : this;
    }

    /** {@link #YES} or {@link #NO}. */
    public static Match of(boolean fits) {
        return fits ? YES : NO;
    }
}
