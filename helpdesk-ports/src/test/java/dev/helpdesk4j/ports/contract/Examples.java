package dev.helpdesk4j.ports.contract;

import static dev.helpdesk4j.domain.ticket.Channel.QR_CODE;
import static dev.helpdesk4j.domain.ticket.Resolution.RESOLVED;
import static dev.helpdesk4j.domain.ticket.Score.DISSATISFIED;
import static dev.helpdesk4j.domain.ticket.Stage.AGENT;
import static dev.helpdesk4j.domain.ticket.TicketStatus.CLOSED_BY_AGENT;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.CommentId;
import dev.helpdesk4j.domain.ticket.CustomizedField;
import dev.helpdesk4j.domain.ticket.CustomizedFieldId;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.ServiceTimes;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.TagId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.Timeline;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tickets for several parts of the contract. */
final class Examples {

    private Examples() {}

    /** A ticket with a value in every field, all of them different. */
    static Ticket everyField() {
        return Ticket.builder(TicketId.of("6626871355780366331"))
                .helpdesk(HelpdeskId.of("6626871355780366330"))
                .guest(person("guest"))
                .stage(AGENT)
                .status(CLOSED_BY_AGENT)
                .channel(QR_CODE)
                .resolution(RESOLVED)
                .satisfaction(Satisfaction.of(
                        DISSATISFIED,
                        LocalizedText.of(Locale.SIMPLIFIED_CHINESE, "答案看不懂")
                                .and(Locale.US, "I don't understand \"this\" \\ 🤷")
                                .and(Locale.JAPAN, "回答が複雑すぎる")))
                .agents(List.of(person("agent-1"), person("agent-2")))
                .agentOwner(person("owner"))
                .collaborators(List.of(person("collaborator-1"), person("collaborator-2")))
                .closedBy(person("closer"))
                .comments(List.of(new Comment(
                        Option.some(CommentId.of("12")),
                        Option.some("备注内容"),
                        Option.some(Instant.parse("2026-03-02T10:11:12.345Z")),
                        Option.some(UserId.of("7262656095919128578")),
                        Option.some("备注人姓名"),
                        Option.some("备注人头像"))))
                .customizedFields(List.of(
                        new CustomizedField(
                                Option.some(CustomizedFieldId.of("123")),
                                Option.some("value"),
                                Option.some("key"),
                                Option.some("display name"),
                                Option.some(1),
                                Option.some(true),
                                Option.some(false)),
                        CustomizedField.of(CustomizedFieldId.of("124"), "Floor", "12")))
                .tags(HashSet.of(Tag.of(TagId.of("7474857595946745884"), "标签名称"), Tag.of(TagId.of("2"), "vpn")))
                .timeline(Timeline.openedAt(Instant.parse("2026-03-02T09:00:00.001Z"))
                        .withUpdatedAt(Instant.parse("2026-03-02T12:00:00.002Z"))
                        .withClosedAt(Instant.parse("2026-03-02T11:00:00.003Z"))
                        .withAgentEnteredAt(Instant.parse("2026-03-02T09:10:00.004Z"))
                        .withAgentFirstRespondedAt(Instant.parse("2026-03-02T09:11:00.005Z"))
                        .withAgentLastRespondedAt(Instant.parse("2026-03-02T10:59:00.006Z")))
                .serviceTimes(ServiceTimes.EMPTY
                        .withAgentService(Duration.ofSeconds(2_557_497))
                        .withAgentFirstResponse(Duration.ofSeconds(61))
                        .withBotService(Duration.ofSeconds(600))
                        .withAgentResolution(Duration.ofSeconds(6600))
                        .withActualProcessing(Duration.ofSeconds(6000)))
                .build();
    }

    /** Returns a ticket with a status and a time of opening only. */
    static Ticket ticket(String id, TicketStatus status, String createdAt) {
        return Ticket.builder(TicketId.of(id))
                .status(status)
                .timeline(Timeline.openedAt(Instant.parse(createdAt)))
                .build();
    }

    private static Person person(String who) {
        return Person.of(UserId.of("ou_" + who), who + "'s name")
                .withAvatarUrl("https://avatars.example.com/" + who + ".png")
                .withEmail(who + "@example.com")
                .withDepartment(who + "'s department")
                .withCity(who + "'s city")
                .withCountry(who + "'s country");
    }
}
