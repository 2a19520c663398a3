package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.SenderRole;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * The story of one ticket of a fake help desk: each method is an action of a person or the bot, at the time of the help
 * desk's clock, and updates the ticket's status, stage, people, timeline, service times and conversation.
 *
 * <pre>{@code
 * var story = helpdesk.guest("Lin").opensTicket().guestSays("Where is the printer?");
 * clock.advance(Duration.ofMinutes(2));
 * story.botHandsOver().agent("Mei").enters().replies("On the third floor").closes();
 * }</pre>
 *
 * <p>An action that is not possible in the ticket's state, such as closing a closed ticket, throws an {@link
 * IllegalStateException} that names the ticket and the rule, and changes nothing.
 *
 * <p>Each action delivers its events before it returns: see {@link FakeHelpdesk#deliverEventsTo}.
 */
public final class TicketStory {

    private final StoryContext context;
    private final Person guest;
    private final TicketId id;
    private final TicketLifecycle lifecycle;
    private Option<Person> agent = Option.none();

    TicketStory(StoryContext context, Ticket ticket) {
        this.context = context;
        this.guest = ticket.guest().getOrElse(Person::empty);
        this.id = ticket.id();
        this.lifecycle = new TicketLifecycle(ticket);
    }

    /** Returns the ticket's id. */
    public TicketId id() {
        return id;
    }

    /** Returns the ticket in its present state. */
    public Ticket ticket() {
        return context.store().find(id).get();
    }

    /** Sets the agent who acts from now on, and leaves the ticket unchanged. The same name is the same person. */
    public synchronized TicketStory agent(String name) {
        agent = Option.some(Ids.personNamed(name));
        return this;
    }

    /** Lets the agent enter the conversation. The first agent who enters is responsible for the ticket. */
    public TicketStory enters() {
        return act((at, ticket) -> ticket.enters(actingAgent(), at));
    }

    /** Lets the agent reply. */
    public TicketStory replies(String text) {
        return say(SenderRole.AGENT, actingAgent(), text, (at, ticket) -> ticket.replies(actingAgent(), at));
    }

    /** Lets the agent send the guest a question; the ticket awaits the guest until {@link #guestSays}. */
    public TicketStory asksGuest(String text) {
        return say(SenderRole.AGENT, actingAgent(), text, (at, ticket) -> ticket.asksGuest(actingAgent(), at));
    }

    /** Lets the agent set the ticket to pending. */
    public TicketStory pends() {
        return act((at, ticket) -> ticket.pends(actingAgent(), at));
    }

    /** Lets the agent resume a pending ticket. */
    public TicketStory resumes() {
        return act((at, ticket) -> ticket.resumes(actingAgent(), at));
    }

    /** Lets the agent close the ticket. */
    public TicketStory closes() {
        return act((at, ticket) -> ticket.closes(actingAgent(), at));
    }

    /** Lets the guest send a message. */
    public TicketStory guestSays(String text) {
        return say(SenderRole.GUEST, guest, text, (at, ticket) -> ticket.guestSays(at));
    }

    /** Lets the guest close the ticket. */
    public TicketStory guestCloses() {
        return act((at, ticket) -> ticket.guestCloses(at));
    }

    /** Lets the bot reply. */
    public TicketStory botReplies(String text) {
        return say(SenderRole.BOT, StoryContext.BOT, text, (at, ticket) -> ticket.botReplies(at));
    }

    /** Lets the bot hand the ticket over to the agents; it is in their queue until one enters. */
    public TicketStory botHandsOver() {
        return act((at, ticket) -> ticket.botHandsOver(at));
    }

    /** Lets the bot close the ticket. */
    public TicketStory botCloses() {
        return act((at, ticket) -> ticket.botCloses(StoryContext.BOT, at));
    }

    /** Lets the guest rate the help; replaces an earlier rating. */
    public TicketStory guestScores(Score score) {
        return act((at, ticket) -> ticket.isRated(Satisfaction.of(score), at));
    }

    /** Lets the guest rate the help and give a reason; replaces an earlier rating. */
    public TicketStory guestScores(Score score, LocalizedText reason) {
        return act((at, ticket) -> ticket.isRated(Satisfaction.of(score, reason), at));
    }

    /** Marks the ticket as resolved. */
    public TicketStory resolved() {
        return act((at, ticket) -> ticket.isMarked(Resolution.RESOLVED, at));
    }

    /** Marks the ticket as not resolved. */
    public TicketStory unresolved() {
        return act((at, ticket) -> ticket.isMarked(Resolution.UNRESOLVED, at));
    }

    /** Adds a tag to the ticket. The same name is the same tag. */
    public TicketStory tagged(String name) {
        return act((at, ticket) -> ticket.isTagged(Ids.tagNamed(name), at));
    }

    private synchronized Person actingAgent() {
        return agent.getOrElseThrow(() -> new IllegalStateException(
                "ticket " + id.value() + " must have an acting agent, set with agent(…), but has none"));
    }

    private TicketStory act(BiConsumer<Instant, TicketLifecycle> deed) {
        return record(deed, Option.none());
    }

    private TicketStory say(SenderRole role, Person sender, String text, BiConsumer<Instant, TicketLifecycle> deed) {
        return record(deed, Option.some(new Text(role, sender, Objects.requireNonNull(text))));
    }

    private TicketStory record(BiConsumer<Instant, TicketLifecycle> deed, Option<Text> message) {
        change(deed, message);
        context.deliverEvents();
        return this;
    }

    private synchronized void change(BiConsumer<Instant, TicketLifecycle> deed, Option<Text> message) {
        var at = context.now();
        context.store()
                .change(
                        id,
                        current -> {
                            lifecycle.continueFrom(current);
                            deed.accept(at, lifecycle);
                            return lifecycle.ticket();
                        },
                        () -> message.map(sent -> posted(sent, at)));
    }

    private TicketStore.Posted posted(Text sent, Instant at) {
        return new TicketStore.Posted(context.message(sent.sender(), sent.text(), at), sent.role(), Option.none());
    }

    @Override
    public String toString() {
        return "TicketStory[" + id.value() + "]";
    }

    private record Text(SenderRole role, Person sender, String text) {}
}
