package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.Timeline;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The lifecycle of one ticket: which action is possible in which state, and how each action changes the ticket and its
 * times. Each ticket needs an instance of its own, which adds up the time for which the ticket is pending. An action that
 * is not possible throws an {@link IllegalStateException} and changes nothing.
 */
final class TicketLifecycle {

    private Ticket ticket;
    private Duration pendingTime = Duration.ZERO;
    private Option<Instant> pendingSince = Option.none();

    TicketLifecycle(Ticket ticket) {
        this.ticket = ticket;
    }

    /** Returns a ticket that a guest has just opened. */
    static Ticket.Builder opening(TicketId id, HelpdeskId helpdesk, Person guest, Channel channel, Instant at) {
        return Ticket.builder(id)
                .helpdesk(helpdesk)
                .guest(guest)
                .channel(channel)
                .stage(Stage.BOT)
                .status(TicketStatus.CREATED)
                .tags(HashSet.empty())
                .timeline(Timeline.openedAt(at).withUpdatedAt(at));
    }

    /** Continues with the same ticket, which may have been changed from outside, and keeps its pending time. */
    void continueFrom(Ticket current) {
        ticket = current;
    }

    Ticket ticket() {
        return ticket;
    }

    /** Possible while the ticket is open. A ticket that awaits its guest is processed again. */
    void guestSays(Instant at) {
        requireOpen("the guest writes");
        var awaited = hasStatus(TicketStatus.AWAITING_GUEST);
        become(
                awaited ? ticket.toBuilder().status(TicketStatus.PROCESSING) : ticket.toBuilder(),
                ticket.timeline(),
                at);
    }

    /** Possible while the ticket is open and with the bot, as every action of the bot is. */
    void botReplies(Instant at) {
        requireBot("the bot replies");
        become(ticket.toBuilder(), ticket.timeline(), at);
    }

    void botHandsOver(Instant at) {
        requireBot("the bot hands over");
        become(ticket.toBuilder().stage(Stage.AGENT).status(TicketStatus.QUEUING), ticket.timeline(), at);
    }

    void botCloses(Person bot, Instant at) {
        requireBot("the bot closes it");
        close(TicketStatus.CLOSED_BY_BOT, bot, at);
    }

    /** Possible while the ticket is open, once for each agent; ends that the ticket is pending or awaits its guest. */
    void enters(Person agent, Instant at) {
        requireOpen("an agent enters");
        require(
                !ticket.agents().contains(agent),
                nameOf(agent) + " must enter " + nameOfTicket() + " only once, but has entered it already");
        var first = ticket.timeline().agentEnteredAt().isEmpty();
        var entered = ticket.toBuilder()
                .stage(Stage.AGENT)
                .status(TicketStatus.PROCESSING)
                .agents(ticket.agents().append(agent))
                .agentOwner(ticket.agentOwner().getOrElse(agent));
        endPending(at);
        if (first) {
            entered.serviceTimes(ticket.serviceTimes()
                    .withBotService(span(ticket.timeline().createdAt().getOrElse(at), at)));
        }
        become(entered, first ? ticket.timeline().withAgentEnteredAt(at) : ticket.timeline(), at);
    }

    /** Possible while the ticket is open and the agent has entered it, as every further action of an agent is. */
    void replies(Person agent, Instant at) {
        requireEntered(agent, "replies");
        become(withResponseTimes(at), timelineOfResponse(at), at);
    }

    void asksGuest(Person agent, Instant at) {
        requireEntered(agent, "sends the guest a question");
        endPending(at);
        become(withResponseTimes(at).status(TicketStatus.AWAITING_GUEST), timelineOfResponse(at), at);
    }

    /** The agent sets the ticket to pending. */
    void pends(Person agent, Instant at) {
        requireEntered(agent, "sets it to pending");
        require(
                !hasStatus(TicketStatus.PENDING),
                nameOfTicket() + " must not be pending when an agent sets it to pending, but is pending already");
        pendingSince = Option.some(at);
        become(ticket.toBuilder().status(TicketStatus.PENDING), ticket.timeline(), at);
    }

    /** The agent ends that the ticket is pending. */
    void resumes(Person agent, Instant at) {
        requireEntered(agent, "resumes it");
        require(
                hasStatus(TicketStatus.PENDING),
                nameOfTicket() + " must be pending when an agent resumes it, but is not pending");
        endPending(at);
        become(ticket.toBuilder().status(TicketStatus.PROCESSING), ticket.timeline(), at);
    }

    void closes(Person agent, Instant at) {
        requireEntered(agent, "closes it");
        close(TicketStatus.CLOSED_BY_AGENT, agent, at);
    }

    void guestCloses(Instant at) {
        requireOpen("the guest closes it");
        var guest = ticket.guest();
        require(guest.isDefined(), nameOfTicket() + " must have a guest when the guest closes it, but has none");
        close(TicketStatus.CLOSED_BY_GUEST, guest.get(), at);
    }

    /** The guest rates the help; possible in every state. */
    void isRated(Satisfaction satisfaction, Instant at) {
        become(ticket.toBuilder().satisfaction(satisfaction), ticket.timeline(), at);
    }

    /** Somebody marks the ticket as resolved or unresolved; possible in every state. */
    void isMarked(Resolution resolution, Instant at) {
        become(ticket.toBuilder().resolution(resolution), ticket.timeline(), at);
    }

    /** An agent writes a comment; possible in every state. */
    void isCommented(Comment comment, Instant at) {
        become(ticket.toBuilder().comments(ticket.comments().append(comment)), ticket.timeline(), at);
    }

    /** Somebody adds a tag; possible in every state. */
    void isTagged(Tag tag, Instant at) {
        become(ticket.toBuilder().tags(ticket.tags().getOrElse(HashSet.empty()).add(tag)), ticket.timeline(), at);
    }

    private Ticket.Builder withResponseTimes(Instant at) {
        var entry = ticket.timeline().agentEnteredAt().getOrElse(at);
        var times = ticket.serviceTimes().withAgentService(span(entry, at));
        return ticket.toBuilder()
                .serviceTimes(
                        times.agentFirstResponse().isDefined() ? times : times.withAgentFirstResponse(span(entry, at)));
    }

    private Timeline timelineOfResponse(Instant at) {
        var timeline = ticket.timeline().withAgentLastRespondedAt(at);
        return timeline.agentFirstRespondedAt().isDefined() ? timeline : timeline.withAgentFirstRespondedAt(at);
    }

    private void close(TicketStatus status, Person closer, Instant at) {
        endPending(at);
        var closed = ticket.toBuilder().status(status).closedBy(closer);
        ticket.timeline().agentEnteredAt().forEach(entry -> {
            var sinceEntry = span(entry, at);
            var withoutPending = span(entry.plus(pendingTime), at);
            closed.serviceTimes(
                    ticket.serviceTimes().withAgentResolution(sinceEntry).withActualProcessing(withoutPending));
        });
        become(closed, ticket.timeline().withClosedAt(at), at);
    }

    private void endPending(Instant at) {
        pendingSince.forEach(since -> pendingTime = pendingTime.plus(span(since, at)));
        pendingSince = Option.none();
    }

    private void become(Ticket.Builder changed, Timeline timeline, Instant at) {
        ticket = changed.timeline(timeline.withUpdatedAt(at)).build();
    }

    /** Returns the duration between the two times in whole seconds, as the service does; zero if the clock was turned back. */
    private static Duration span(Instant from, Instant to) {
        return to.isAfter(from) ? Duration.between(from, to).truncatedTo(ChronoUnit.SECONDS) : Duration.ZERO;
    }

    private void requireBot(String action) {
        requireOpen(action);
        require(
                !ticket.isWithAgents(),
                nameOfTicket() + " must be with the bot when " + action + ", but is with the agents");
    }

    private void requireEntered(Person agent, String action) {
        requireOpen("an agent " + action);
        require(
                ticket.agents().contains(agent),
                nameOf(agent) + " must enter " + nameOfTicket() + " before the agent " + action);
    }

    private void requireOpen(String action) {
        require(!ticket.isClosed(), nameOfTicket() + " must be open when " + action + ", but is closed");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private boolean hasStatus(TicketStatus status) {
        return ticket.status().contains(status);
    }

    private String nameOfTicket() {
        return "ticket " + ticket.id().value();
    }

    private static String nameOf(Person agent) {
        return "agent " + agent.name().getOrElse("without a name");
    }
}
