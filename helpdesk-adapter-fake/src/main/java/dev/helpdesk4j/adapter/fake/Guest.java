package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.ticket.Channel;
import java.util.Objects;

/** Somebody who asks a fake help desk for help; obtained from {@link FakeHelpdesk#guest}. */
public final class Guest {

    private final Scene scene;
    private final Person person;

    Guest(Scene scene, Person person) {
        this.scene = scene;
        this.person = person;
    }

    /** Opens a ticket by searching for the help desk, and begins its story. */
    public TicketStory opensTicket() {
        return opensTicket(Channel.SEARCH);
    }

    /** Opens a ticket this way, and begins its story. */
    public TicketStory opensTicket(Channel channel) {
        return new TicketStory(scene, person, scene.open(person, Objects.requireNonNull(channel)));
    }

    /** Who it is, as tickets tell it. */
    public Person person() {
        return person;
    }
}
