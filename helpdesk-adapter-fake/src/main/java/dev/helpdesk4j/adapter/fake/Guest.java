package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.ticket.Channel;
import java.util.Objects;

/** A guest of a fake help desk: a person who needs help and opens tickets. See {@link FakeHelpdesk#guest}. */
public final class Guest {

    private final StoryContext context;
    private final Person person;

    Guest(StoryContext context, Person person) {
        this.context = context;
        this.person = person;
    }

    /**
     * Opens a ticket as a guest who found the help desk by search ({@link Channel#SEARCH}).
     *
     * @return the story of the ticket, with which the guest, the agents and the bot act on it
     */
    public TicketStory opensTicket() {
        return opensTicket(Channel.SEARCH);
    }

    /**
     * Opens a ticket through this channel.
     *
     * @return the story of the ticket, with which the guest, the agents and the bot act on it
     */
    public TicketStory opensTicket(Channel channel) {
        var story = new TicketStory(context, context.open(person, Objects.requireNonNull(channel)));
        context.deliverEvents();
        return story;
    }

    /** Returns the person that tickets contain as their guest. */
    public Person person() {
        return person;
    }
}
