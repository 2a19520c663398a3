package dev.helpdesk4j.examples.cli.output;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.CommentId;
import dev.helpdesk4j.domain.ticket.CustomizedFieldId;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.TagId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import java.io.IOException;

/** Writes a ticket as JSON. The README documents each field. */
public final class TicketDocument {

    private TicketDocument() {}

    public static void write(Json json, Ticket ticket) throws IOException {
        json.field("id", ticket.id().value())
                .text("helpdeskId", ticket.helpdesk().map(HelpdeskId::value))
                .constant(
                        "stage",
                        ticket.stage().flatMap(Stage::name),
                        ticket.stage().map(Stage::code))
                .constant(
                        "status",
                        ticket.status().flatMap(TicketStatus::name),
                        ticket.status().map(TicketStatus::code))
                .constant(
                        "channel",
                        ticket.channel().flatMap(Channel::name),
                        ticket.channel().map(Channel::code))
                .constant(
                        "resolution",
                        ticket.resolution().flatMap(Resolution::name),
                        ticket.resolution().map(Resolution::code));
        var score = ticket.satisfaction().score();
        json.constant("score", score.flatMap(Score::name), score.map(Score::code));
        var reasons = ticket.satisfaction().reasons();
        json.object("dissatisfactionReason", reasons.headOption(), reason -> texts(json, reason))
                .objects("dissatisfactionReasons", reasons, reason -> texts(json, reason));
        json.object("guest", ticket.guest(), person -> person(json, person))
                .objects("agents", ticket.agents(), person -> person(json, person))
                .object("agentOwner", ticket.agentOwner(), person -> person(json, person))
                .objects("collaborators", ticket.collaborators(), person -> person(json, person))
                .object("closedBy", ticket.closedBy(), person -> person(json, person));
        rest(json, ticket);
        times(json, ticket);
    }

    private static void texts(Json json, LocalizedText reason) throws IOException {
        for (var text : reason.byLocale()) {
            json.field(text._1().toLanguageTag(), text._2());
        }
    }

    private static void comment(Json json, Comment comment) throws IOException {
        json.text("id", comment.id().map(CommentId::value))
                .text("content", comment.content())
                .time("createdAt", comment.createdAt())
                .text("authorId", comment.authorId().map(UserId::value))
                .text("authorName", comment.authorName())
                .text("authorAvatarUrl", comment.authorAvatarUrl());
    }

    private static void rest(Json json, Ticket ticket) throws IOException {
        json.object("comment", ticket.comments().headOption(), comment -> comment(json, comment))
                .objects("comments", ticket.comments(), comment -> comment(json, comment));
        json.objects(
                "customizedFields",
                ticket.customizedFields(),
                field -> json.text("id", field.id().map(CustomizedFieldId::value))
                        .text("value", field.value())
                        .text("keyName", field.keyName())
                        .text("displayName", field.displayName())
                        .number("position", field.position())
                        .bool("required", field.required())
                        .bool("editable", field.editable()));
        for (var tags : ticket.tags()) {
            json.objects(
                    "tags",
                    tags,
                    tag -> json.text("id", tag.id().map(TagId::value)).text("name", tag.name()));
        }
    }

    private static void times(Json json, Ticket ticket) throws IOException {
        var timeline = ticket.timeline();
        var times = ticket.serviceTimes();
        json.time("createdAt", timeline.createdAt())
                .time("updatedAt", timeline.updatedAt())
                .time("closedAt", timeline.closedAt())
                .time("agentEnteredAt", timeline.agentEnteredAt())
                .time("agentFirstRespondedAt", timeline.agentFirstRespondedAt())
                .time("agentLastRespondedAt", timeline.agentLastRespondedAt())
                .duration("agentService", times.agentService())
                .duration("agentFirstResponse", times.agentFirstResponse())
                .duration("botService", times.botService())
                .duration("agentResolution", times.agentResolution())
                .duration("actualProcessing", times.actualProcessing());
    }

    static void person(Json json, Person person) throws IOException {
        json.text("id", person.id().map(UserId::value))
                .text("name", person.name())
                .text("avatarUrl", person.avatarUrl())
                .text("email", person.email())
                .text("department", person.department())
                .text("city", person.city())
                .text("country", person.country());
    }
}
