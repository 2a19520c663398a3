package dev.helpdesk4j.ports.contract;

/**
 * The undocumented properties of the service that this library assumes. {@link ReadingContract} checks the ones that can be
 * checked by reading a help desk.
 */
public enum Assumption {
    TICKETS_NEWEST_FIRST("tickets are listed newest created first"),
    MESSAGES_OLDEST_FIRST("messages are listed oldest first"),
    LISTS_MATCH_ANY("status_list and tags match any of their values"),
    FILTERS_JOINED_BY_AND("a ticket must match all filters"),
    GUEST_NAME_IS_A_PART("guest_name matches a part of the name, in upper or lower case"),
    PAGE_PAST_THE_END_IS_EMPTY("a page after the last one is empty and has the correct total"),
    MISSING_TICKET_IS_154004("reading a ticket that does not exist, or sending to it, is refused with 154004"),
    TAGS_ARE_TICKET_TAGS("the filter tags contains names of ticket tags"),
    AGENT_IS_ANY_AGENT("agent_id matches any of a ticket's agents"),
    CLOSED_BY_IS_WHO_CLOSED("closed_by_id matches the person who closed the ticket"),
    CREATED_IS_CLOSED_AT_BOTH_ENDS("create_time_* includes both ends, to the millisecond"),
    UPDATED_IS_CLOSED_AT_BOTH_ENDS("update_time_* includes both ends, to the millisecond"),
    MESSAGE_TIMES_ARE_WHOLE_SECONDS("time_start and time_end of messages include the whole second"),
    MESSAGES_MOVE_UPDATED_AT("a message changes the time of change of its ticket"),
    RATINGS_MOVE_UPDATED_AT("a rating changes the time of change of its ticket"),
    CONTENT_SHAPES("texts, posts and images have the JSON shapes that the library decodes");

    private final String statement;

    Assumption(String statement) {
        this.statement = statement;
    }

    /** Returns the assumption as a sentence without a full stop. */
    public String statement() {
        return statement;
    }
}
