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

/** What is put into the fake, as the service could tell it: an application must not see here what it will not see there. */
final class AsTold {

    private AsTold() {}

    static Ticket ticket(Ticket put) {
        var told = Ticket.builder(put.id())
                .satisfaction(new Satisfaction(
                        put.satisfaction().score().filter(score -> score.code() != 0),
                        put.satisfaction().reasons()))
                .agents(put.agents().filter(AsTold::isSomebody))
                .collaborators(put.collaborators().filter(AsTold::isSomebody))
                .comments(put.comments().filter(AsTold::isSomething))
                .customizedFields(put.customizedFields().reject(CustomizedField.empty()::equals))
                .timeline(timeline(put.timeline()))
                .serviceTimes(serviceTimes(put.serviceTimes()))
                .otherFields(put.otherFields());
        put.helpdesk().forEach(told::helpdesk);
        put.guest().filter(AsTold::isSomebody).forEach(told::guest);
        put.stage().filter(stage -> stage.code() != 0).forEach(told::stage);
        put.status().forEach(told::status);
        put.channel().forEach(told::channel);
        put.resolution().filter(resolution -> resolution.code() != 0).forEach(told::resolution);
        put.agentOwner().filter(AsTold::isSomebody).forEach(told::agentOwner);
        put.closedBy().filter(AsTold::isSomebody).forEach(told::closedBy);
        put.tags()
                .map(tags ->
                        tags.filter(tag -> tag.id().isDefined() || tag.name().isDefined()))
                .forEach(told::tags);
        return told.build();
    }

    /** Of a sender the service tells the id, the name and the picture. */
    static Message message(Message put) {
        var told = Message.builder(put.id(), put.content());
        put.chatMessageId().forEach(told::chatMessageId);
        put.sender()
                .map(sender -> new Person(
                        sender.id(),
                        sender.name(),
                        sender.avatarUrl(),
                        Option.none(),
                        Option.none(),
                        Option.none(),
                        Option.none()))
                .filter(AsTold::isSomebody)
                .forEach(told::sender);
        time(put.sentAt()).forEach(told::sentAt);
        return told.build();
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

    /** A time that is not positive tells nothing. */
    private static Option<Instant> time(Option<Instant> put) {
        return put.filter(instant -> instant.isAfter(Instant.EPOCH));
    }

    /** All but the agents' service are whole seconds. */
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
