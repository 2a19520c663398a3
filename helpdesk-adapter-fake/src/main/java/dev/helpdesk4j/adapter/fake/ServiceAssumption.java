package dev.helpdesk4j.adapter.fake;

/**
 * An assumption of this library about the service that no document confirms. A fake help desk can behave as if it did not
 * hold ({@link FakeHelpdesk#assume}), in the way that its description states, so that a client can be tested for it.
 *
 * <p>Not here is what has no single plain alternative: how several values of a filter and several filters are joined, what
 * {@code closed_by_id} matches, and the shapes of messages' content.
 */
public enum ServiceAssumption {

    /** Tickets are listed newest created first. Otherwise: oldest first, those without a time before all others. */
    TICKETS_NEWEST_FIRST,

    /** Messages are listed oldest first. Otherwise: newest first. */
    MESSAGES_OLDEST_FIRST,

    /** The filter {@code guest_name} matches a part of the name in upper or lower case. Otherwise: the exact whole name. */
    GUEST_NAME_IS_A_PART,

    /** A page past the end is empty. Otherwise: it is an invalid request, code 154000. */
    PAGE_PAST_THE_END_IS_EMPTY,

    /** Reading or sending to a ticket that does not exist is code 154004. Otherwise: 154000. */
    MISSING_TICKET_IS_154004,

    /** The filter {@code tags} means tags of tickets. Otherwise: tags of guests, who have none, so that it finds nothing. */
    TAGS_ARE_TICKET_TAGS,

    /** The filter {@code agent_id} matches any of a ticket's agents. Otherwise: only the one who is responsible for it. */
    AGENT_IS_ANY_AGENT,

    /** The filter {@code update_time_*} includes both ends. Otherwise: the start alone. */
    UPDATED_IS_CLOSED_AT_BOTH_ENDS,

    /** The filter {@code time_end} of messages includes its whole second. Otherwise: the beginning of it alone. */
    MESSAGE_TIMES_ARE_WHOLE_SECONDS,

    /** A message changes the time of change of its ticket. Otherwise: only if it changes the ticket's status too. */
    MESSAGES_MOVE_UPDATED_AT,

    /** A rating changes the time of change of its ticket. Otherwise: it does not. */
    RATINGS_MOVE_UPDATED_AT
}
