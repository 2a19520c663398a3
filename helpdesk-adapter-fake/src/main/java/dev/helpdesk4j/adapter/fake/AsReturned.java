package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.CustomizedField;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.ServiceTimes;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.Timeline;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Removes from tickets and messages what the service never returns, so that applications do not rely on it. */
final class AsReturned {

    private AsReturned() {}

    static Ticket ticket(Ticket put) {
        var returned = Ticket.builder(put.id())
                .satisfaction(new Satisfaction(
                        put.satisfaction().score().filter(score -> score.code() != 0),
                        put.satisfaction().reasons()))
                .agents(put.agents().filter(AsReturned::isSomebody))
                .collaborators(put.collaborators().filter(AsReturned::isSomebody))
                .comments(put.comments().filter(AsReturned::isSomething))
                .customizedFields(put.customizedFields().reject(CustomizedField.empty()::equals))
                .timeline(timeline(put.timeline()))
                .serviceTimes(serviceTimes(put.serviceTimes()))
                .otherFields(put.otherFields());
        put.helpdesk().forEach(returned::helpdesk);
        put.guest().filter(AsReturned::isSomebody).forEach(returned::guest);
        put.stage().filter(stage -> stage.code() != 0).forEach(returned::stage);
        put.status().forEach(returned::status);
        put.channel().forEach(returned::channel);
        put.resolution().filter(resolution -> resolution.code() != 0).forEach(returned::resolution);
        put.agentOwner().filter(AsReturned::isSomebody).forEach(returned::agentOwner);
        put.closedBy().filter(AsReturned::isSomebody).forEach(returned::closedBy);
        put.tags()
                .map(tags ->
                        tags.filter(tag -> tag.id().isDefined() || tag.name().isDefined()))
                .forEach(returned::tags);
        return returned.build();
    }

    /** Returns the message; of its sender the service returns the id, the name and the picture only. */
    static Message message(Message put) {
        var returned = Message.builder(put.id(), put.content());
        put.chatMessageId().forEach(returned::chatMessageId);
        put.sender().map(AsReturned::sender).filter(AsReturned::isSomebody).forEach(returned::sender);
        time(put.sentAt()).forEach(returned::sentAt);
        return returned.build();
    }

    /** Returns what a message shows of the person who sent it. */
    static Person sender(Person person) {
        return new Person(
                person.id(),
                person.name(),
                person.avatarUrl(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none());
    }

    private static boolean isSomebody(Person person) {
        return !person.equals(Person.empty());
    }

    private static boolean isSomething(Comment comment) {
        return !comment.equals(Comment.empty());
    }

    private static Timeline timeline(Timeline put) {
        return new Timeline(
                time(put.createdAt()),
                time(put.updatedAt()),
                time(put.closedAt()),
                time(put.agentEnteredAt()),
                time(put.agentFirstRespondedAt()),
                time(put.agentLastRespondedAt()));
    }

    /** Removes a time that is not positive, which the service does not return. */
    private static Option<Instant> time(Option<Instant> put) {
        return put.filter(instant -> instant.isAfter(Instant.EPOCH));
    }

    /** Returns the times in whole seconds, except the agents' service time. */
    private static ServiceTimes serviceTimes(ServiceTimes put) {
        return new ServiceTimes(
                put.agentService(),
                wholeSeconds(put.agentFirstResponse()),
                wholeSeconds(put.botService()),
                wholeSeconds(put.agentResolution()),
                wholeSeconds(put.actualProcessing()));
    }

    private static Option<Duration> wholeSeconds(Option<Duration> put) {
        return put.map(duration -> duration.truncatedTo(ChronoUnit.SECONDS));
    }
}
