package dev.helpdesk4j.ports.contract;

/**
 * What no document says and this library assumes about the service, until the service tells. {@link ReadingContract}
 * asks a help desk for what can be learnt by reading.
 */
public enum Assumption {
    TICKETS_NEWEST_FIRST("tickets are listed newest created first"),
    MESSAGES_OLDEST_FIRST("messages are listed oldest first"),
    LISTS_MATCH_ANY("status_list and tags match any of their values"),
    FILTERS_JOINED_BY_AND("all filters together are joined by and"),
    GUEST_NAME_IS_A_PART("guest_name matches a part of the name, in upper or lower case"),
    PAGE_PAST_THE_END_IS_EMPTY("a page past the end is empty and tells the true total"),
    MISSING_TICKET_IS_154004("reading or sending to a ticket that does not exist is 154004"),
    TAGS_ARE_TICKET_TAGS("the filter tags means names of ticket tags"),
    AGENT_IS_ANY_AGENT("agent_id matches any of a ticket's agents"),
    CLOSED_BY_IS_WHO_CLOSED("closed_by_id matches whoever closed the ticket"),
    CREATED_IS_CLOSED_AT_BOTH_ENDS("create_time_* includes both ends, to the millisecond"),
    UPDATED_IS_CLOSED_AT_BOTH_ENDS("update_time_* includes both ends, to the millisecond"),
    MESSAGE_TIMES_ARE_WHOLE_SECONDS("time_start and time_end of messages include the whole second"),
    CONTENT_SHAPES("texts, posts and images that are read have the shapes that are decoded");

    private final String statement;

    Assumption(String statement) {
        this.statement = statement;
    }

    /** The assumption in words. */
    public String statement() {
        return statement;
    }
}
