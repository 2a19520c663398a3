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

/** The lifecycle of a ticket: which action is possible in which state, and how each changes the ticket and its times. */
final class TicketLifecycle {

    private Ticket ticket = Ticket.builder(TicketId.of("none")).build();
    private Duration pendingTime = Duration.ZERO;
    private Option<Instant> pendingSince = Option.none();

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

    /** Continues with the present state of the ticket. */
    void continueFrom(Ticket current) {
        ticket = current;
    }

    Ticket ticket() {
        return ticket;
    }

    void guestSays(Instant at) {
        requireOpen("the guest writes");
        var awaited = hasStatus(TicketStatus.AWAITING_GUEST);
        become(
                awaited ? ticket.toBuilder().status(TicketStatus.PROCESSING) : ticket.toBuilder(),
                ticket.timeline(),
                at);
    }

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

    void enters(Person agent, Instant at) {
        requireOpen("an agent enters");
        require(!ticket.agents().contains(agent), "be entered once by each agent", nameOf(agent) + " again");
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

    void replies(Person agent, Instant at) {
        requireEntered(agent, "replies");
        become(respond(at), timelineOfResponse(at), at);
    }

    void asksGuest(Person agent, Instant at) {
        requireEntered(agent, "sends the guest a question");
        endPending(at);
        become(respond(at).status(TicketStatus.AWAITING_GUEST), timelineOfResponse(at), at);
    }

    void pends(Person agent, Instant at) {
        requireEntered(agent, "sets it to pending");
        require(
                !hasStatus(TicketStatus.PENDING),
                "not be pending when an agent sets it to pending",
                "a pending ticket");
        pendingSince = Option.some(at);
        become(ticket.toBuilder().status(TicketStatus.PENDING), ticket.timeline(), at);
    }

    void resumes(Person agent, Instant at) {
        requireEntered(agent, "resumes it");
        require(hasStatus(TicketStatus.PENDING), "be pending when an agent resumes it", "another status");
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
        require(guest.isDefined(), "have a guest when the guest closes it", "none");
        close(TicketStatus.CLOSED_BY_GUEST, guest.get(), at);
    }

    void isRated(Satisfaction satisfaction, Instant at) {
        become(ticket.toBuilder().satisfaction(satisfaction), ticket.timeline(), at);
    }

    void isJudged(Resolution resolution, Instant at) {
        become(ticket.toBuilder().resolution(resolution), ticket.timeline(), at);
    }

    void isCommented(Comment comment, Instant at) {
        become(ticket.toBuilder().comments(ticket.comments().append(comment)), ticket.timeline(), at);
    }

    void isTagged(Tag tag, Instant at) {
        become(ticket.toBuilder().tags(ticket.tags().getOrElse(HashSet.empty()).add(tag)), ticket.timeline(), at);
    }

    private Ticket.Builder respond(Instant at) {
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
            var resolution = span(entry, at);
            var processing = span(entry.plus(pendingTime), at);
            closed.serviceTimes(
                    ticket.serviceTimes().withAgentResolution(resolution).withActualProcessing(processing));
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

    /** Returns the time between in whole seconds, the service's resolution; zero if the clock was turned back. */
    private static Duration span(Instant from, Instant to) {
        return to.isAfter(from) ? Duration.between(from, to).truncatedTo(ChronoUnit.SECONDS) : Duration.ZERO;
    }

    private void requireBot(String action) {
        requireOpen(action);
        require(!ticket.isWithAgents(), "be with the bot when " + action, "one with agents");
    }

    private void requireEntered(Person agent, String action) {
        requireOpen("an agent " + action);
        require(ticket.agents().contains(agent), "have been entered by the agent who " + action, nameOf(agent));
    }

    private void requireOpen(String action) {
        require(!ticket.isClosed(), "be open when " + action, "a closed ticket");
    }

    private void require(boolean holds, String rule, String got) {
        if (!holds) {
            throw new IllegalStateException("ticket " + ticket.id().value() + " must " + rule + ", got " + got);
        }
    }

    private boolean hasStatus(TicketStatus status) {
        return ticket.status().contains(status);
    }

    private static String nameOf(Person person) {
        return person.name().getOrElse("somebody without a name");
    }
}
