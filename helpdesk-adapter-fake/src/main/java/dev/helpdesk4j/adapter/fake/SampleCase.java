package dev.helpdesk4j.adapter.fake;

import java.time.Duration;
import java.time.Instant;

/**
 * A ticket that sample data always contain: at night and at weekends, too, there is somebody to look after, and a ticket
 * in every open status. The first case is the newest ticket, the others follow by age; a help desk with fewer tickets than
 * cases has the first of them.
 */
enum SampleCase {

    /** The newest ticket: its guest has waited for an agent for a few minutes. */
    JUST_OPENED(Duration.ofMinutes(4), SampleStory.Ending.QUEUING),

    /** Its guest has waited for an agent for longer than a guest should. */
    WAITS_FOR_AGENT(Duration.ofMinutes(20), SampleStory.Ending.QUEUING),

    /** Its guest has replied to the agent, with a picture, and has waited for more than an hour since. */
    WAITS_FOR_ANSWER(Duration.ofHours(2), SampleStory.Ending.PROCESSING),

    /** It was closed within the last day, and its guest was not satisfied. */
    DISSATISFIED(Duration.ofHours(24), SampleStory.Ending.CLOSED_DISSATISFIED),

    /** Its agent has sent the guest a question, and there is no reply. */
    AWAITS_GUEST(Duration.ofHours(28), SampleStory.Ending.AWAITING_GUEST),

    /** Its agent has put it aside. */
    PENDING(Duration.ofHours(47), SampleStory.Ending.PENDING),

    /** The bot has replied; its guest has not requested an agent. */
    WITH_BOT(Duration.ofHours(50), SampleStory.Ending.CREATED);

    private final Duration age;
    private final SampleStory.Ending ending;

    SampleCase(Duration age, SampleStory.Ending ending) {
        this.age = age;
        this.ending = ending;
    }

    SampleStory.Ending ending() {
        return ending;
    }

    /** When its ticket was opened. */
    Instant openedAt(Instant now) {
        return now.minus(age);
    }
}
