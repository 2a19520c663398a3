package dev.helpdesk4j.ports;

/** What can be asked of a help desk: the operations of the ports, as failures and observers name them. */
public enum Operation {
    /** {@link Tickets#find}. */
    FIND_TICKET("find ticket"),
    /** {@link Tickets#search}. */
    SEARCH_TICKETS("search tickets"),
    /** {@link Messages#list}. */
    LIST_MESSAGES("list messages"),
    /** {@link Messages#send}: the only one that changes anything. */
    SEND_MESSAGE("send message");

    private final String phrase;

    Operation(String phrase) {
        this.phrase = phrase;
    }

    /** What it does, in words: {@code find ticket}. */
    public String phrase() {
        return phrase;
    }

    /** Whether it changes nothing, so that it may be repeated at will. */
    public boolean isRead() {
        return this != SEND_MESSAGE;
    }
}
