package dev.helpdesk4j.ports.mirror;

/**
 * How much was copied to a {@link MirrorStore}, including what was there unchanged.
 *
 * @param tickets the number of tickets that the store saved
 * @param messages the number of messages
 */
public record Copied(long tickets, long messages) {

    static final Copied NOTHING = new Copied(0, 0);

    Copied plus(Copied other) {
        return new Copied(tickets + other.tickets, messages + other.messages);
    }
}
