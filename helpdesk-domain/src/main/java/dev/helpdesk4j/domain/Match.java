package dev.helpdesk4j.domain;

/** The result of matching a ticket or a message against criteria. */
public enum Match {
    /** The criteria select it. */
    YES,
    /** The criteria do not select it. */
    NO,
    /** A field that the criteria need is missing: tickets from a listing have no tags, for example. */
    UNKNOWN;

    /** Returns {@link #NO} if either is, otherwise {@link #UNKNOWN} if either is, otherwise {@link #YES}. */
    public Match and(Match other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES ? other : this;
    }

    /** Returns {@link #YES} or {@link #NO}. */
    public static Match of(boolean selected) {
        return selected ? YES : NO;
    }
}
