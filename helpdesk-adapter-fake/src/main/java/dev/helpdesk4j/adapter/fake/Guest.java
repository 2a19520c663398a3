package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.ticket.Channel;
import java.util.Objects;

/** A guest of a fake help desk: a person who needs help. See {@link FakeHelpdesk#guest}. */
public final class Guest {

    private final StoryContext context;
    private final Person person;

    Guest(StoryContext context, Person person) {
        this.context = context;
        this.person = person;
    }

    /** Opens a ticket through the search for the help desk, and returns its story. */
    public TicketStory opensTicket() {
        return opensTicket(Channel.SEARCH);
    }

    /** Opens a ticket through this channel, and returns its story. */
    public TicketStory opensTicket(Channel channel) {
        return new TicketStory(context, person, context.open(person, Objects.requireNonNull(channel)));
    }

    /** Returns the guest as tickets contain them. */
    public Person person() {
        return person;
    }
}
