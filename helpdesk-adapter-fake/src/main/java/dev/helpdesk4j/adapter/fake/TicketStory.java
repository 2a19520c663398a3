package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * What happens to one ticket of a fake help desk, act by act: status, stage, people, timeline, service times and the
 * conversation follow, at the time that the help desk's clock shows.
 *
 * <pre>{@code
 * var story = helpdesk.guest("Lin").opensTicket().guestSays("Where is the printer?");
 * clock.advance(Duration.ofMinutes(2));
 * story.botHandsOver().agent("Mei").enters().replies("On the third floor").closes();
 * }</pre>
 *
 * <p>An act that makes no sense, such as closing a closed ticket, is an {@link IllegalStateException} that names the
 * ticket and the rule, and changes nothing.
 */
public final class TicketStory {

    private final Scene scene;
    private final Person guest;
    private final TicketId id;
    private final TicketCourse course = new TicketCourse();
    private Option<Person> agent = Option.none();

    TicketStory(Scene scene, Person guest, TicketId id) {
        this.scene = scene;
        this.guest = guest;
        this.id = id;
    }

    /** The ticket's id. */
    public TicketId id() {
        return id;
    }

    /** The ticket as it is now. */
    public Ticket ticket() {
        return scene.store().find(id).get();
    }

    /** Who acts as the agent from now on. The same name is the same person. Changes nothing by itself. */
    public synchronized TicketStory agent(String name) {
        agent = Option.some(Ids.person(name));
        return this;
    }

    /** The agent takes the ticket up. The first one who does is responsible for it. */
    public TicketStory enters() {
        return act((at, ticket) -> ticket.enters(actingAgent(), at));
    }

    /** The agent answers. */
    public TicketStory replies(String text) {
        return say(actingAgent(), text, (at, ticket) -> ticket.replies(actingAgent(), at));
    }

    /** The agent asks the guest something; the ticket waits for the guest until {@link #guestSays}. */
    public TicketStory asksGuest(String text) {
        return say(actingAgent(), text, (at, ticket) -> ticket.asksGuest(actingAgent(), at));
    }

    /** The agent puts the ticket aside. */
    public TicketStory pends() {
        return act((at, ticket) -> ticket.pends(actingAgent(), at));
    }

    /** The agent goes on with a ticket that was put aside. */
    public TicketStory resumes() {
        return act((at, ticket) -> ticket.resumes(actingAgent(), at));
    }

    /** The agent closes the ticket. */
    public TicketStory closes() {
        return act((at, ticket) -> ticket.closes(actingAgent(), at));
    }

    /** The guest says something. */
    public TicketStory guestSays(String text) {
        return say(guest, text, (at, ticket) -> ticket.guestSays(at));
    }

    /** The guest closes the ticket. */
    public TicketStory guestCloses() {
        return act((at, ticket) -> ticket.guestCloses(at));
    }

    /** The bot answers. */
    public TicketStory botReplies(String text) {
        return say(Scene.BOT, text, (at, ticket) -> ticket.botReplies(at));
    }

    /** The bot leaves the ticket to the agents; it waits in their queue. */
    public TicketStory botHandsOver() {
        return act((at, ticket) -> ticket.botHandsOver(at));
    }

    /** The bot closes the ticket. */
    public TicketStory botCloses() {
        return act((at, ticket) -> ticket.botCloses(Scene.BOT, at));
    }

    /** The guest rates the help, in place of an earlier rating. */
    public TicketStory guestScores(Score score) {
        return act((at, ticket) -> ticket.isRated(Satisfaction.of(score), at));
    }

    /** The guest rates the help and says why, in place of an earlier rating. */
    public TicketStory guestScores(Score score, LocalizedText reason) {
        return act((at, ticket) -> ticket.isRated(Satisfaction.of(score, reason), at));
    }

    /** The matter is resolved. */
    public TicketStory resolved() {
        return act((at, ticket) -> ticket.isJudged(Resolution.RESOLVED, at));
    }

    /** The matter is not resolved. */
    public TicketStory unresolved() {
        return act((at, ticket) -> ticket.isJudged(Resolution.UNRESOLVED, at));
    }

    /** Somebody puts a tag on the ticket. The same name is the same tag. */
    public TicketStory tagged(String name) {
        return act((at, ticket) -> ticket.isTagged(Ids.tag(name), at));
    }

    private synchronized Person actingAgent() {
        return agent.getOrElseThrow(() ->
                new IllegalStateException("ticket " + id.value() + ": say who acts as the agent first, with agent(…)"));
    }

    private TicketStory act(BiConsumer<Instant, TicketCourse> deed) {
        return play(deed, Option.none());
    }

    private TicketStory say(Person sender, String text, BiConsumer<Instant, TicketCourse> deed) {
        return play(deed, Option.some(new Words(sender, Objects.requireNonNull(text))));
    }

    private synchronized TicketStory play(BiConsumer<Instant, TicketCourse> deed, Option<Words> words) {
        var at = scene.now();
        scene.store()
                .change(
                        id,
                        current -> {
                            course.goesOnWith(current);
                            deed.accept(at, course);
                            return course.ticket();
                        },
                        () -> words.map(said -> scene.words(said.sender(), said.text(), at)));
        return this;
    }

    @Override
    public String toString() {
        return "TicketStory[" + id.value() + "]";
    }

    private record Words(Person sender, String text) {}
}
