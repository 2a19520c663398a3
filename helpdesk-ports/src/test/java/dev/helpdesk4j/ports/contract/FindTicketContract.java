package dev.helpdesk4j.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.CommentId;
import dev.helpdesk4j.domain.ticket.CustomizedField;
import dev.helpdesk4j.domain.ticket.CustomizedFieldId;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.ServiceTimes;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.TagId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The laws of {@link dev.helpdesk4j.ports.Tickets#find}. */
public abstract class FindTicketContract extends HelpdeskContract<ArrangedFixture> {

    @BeforeEach
    final void declareLaws() {
        shows(Law.FIND_TICKET);
    }

    @Override
    final String advice() {
        return "Make Tickets.find return every field as it was arranged, or the failure that the law is about.";
    }

    @Test
    void anArrangedTicketIsFoundFieldForField() {
        fixture().has(Examples.everyField());

        var found = result(tickets().find(TicketId.of("6626871355780366331")));

        assertThat(found.id()).isEqualTo(TicketId.of("6626871355780366331"));
        assertThat(found.helpdesk()).contains(HelpdeskId.of("6626871355780366330"));
        assertThat(found.guest()).contains(fullPerson("guest"));
        assertThat(found.stage()).contains(Stage.AGENT);
        assertThat(found.status()).contains(TicketStatus.CLOSED_BY_AGENT);
        assertThat(found.channel()).contains(Channel.QR_CODE);
        assertThat(found.resolution()).contains(Resolution.RESOLVED);
        assertThat(found.satisfaction().score()).contains(Score.DISSATISFIED);
        var reason = only("reason", found.satisfaction().reasons());
        assertThat(reason.in(Locale.SIMPLIFIED_CHINESE)).contains("答案看不懂");
        assertThat(reason.in(Locale.US)).contains("I don't understand \"this\" \\ 🤷");
        assertThat(reason.in(Locale.JAPAN)).contains("回答が複雑すぎる");
        assertThat(found.agents()).containsExactly(fullPerson("agent-1"), fullPerson("agent-2"));
        assertThat(found.agentOwner()).contains(fullPerson("owner"));
        assertThat(found.collaborators()).containsExactly(fullPerson("collaborator-1"), fullPerson("collaborator-2"));
        assertThat(found.closedBy()).contains(fullPerson("closer"));
        var comment = only("comment", found.comments());
        assertThat(comment.id()).contains(CommentId.of("12"));
        assertThat(comment.content()).contains("备注内容");
        assertThat(comment.createdAt()).contains(Instant.parse("2026-03-02T10:11:12.345Z"));
        assertThat(comment.authorId()).contains(UserId.of("7262656095919128578"));
        assertThat(comment.authorName()).contains("备注人姓名");
        assertThat(comment.authorAvatarUrl()).contains("备注人头像");
        assertThat(found.customizedFields()).hasSize(2);
        var field = found.customizedFields().head();
        assertThat(field.id()).contains(CustomizedFieldId.of("123"));
        assertThat(field.value()).contains("value");
        assertThat(field.keyName()).contains("key");
        assertThat(field.displayName()).contains("display name");
        assertThat(field.position()).contains(1);
        assertThat(field.required()).contains(true);
        assertThat(field.editable()).contains(false);
        assertThat(found.customizedFields().last().value()).contains("12");
        assertThat(tags(found))
                .containsExactlyInAnyOrder(
                        Tag.of(TagId.of("7474857595946745884"), "标签名称"), Tag.of(TagId.of("2"), "vpn"));
        var timeline = found.timeline();
        assertThat(timeline.createdAt()).contains(Instant.parse("2026-03-02T09:00:00.001Z"));
        assertThat(timeline.updatedAt()).contains(Instant.parse("2026-03-02T12:00:00.002Z"));
        assertThat(timeline.closedAt()).contains(Instant.parse("2026-03-02T11:00:00.003Z"));
        assertThat(timeline.agentEnteredAt()).contains(Instant.parse("2026-03-02T09:10:00.004Z"));
        assertThat(timeline.agentFirstRespondedAt()).contains(Instant.parse("2026-03-02T09:11:00.005Z"));
        assertThat(timeline.agentLastRespondedAt()).contains(Instant.parse("2026-03-02T10:59:00.006Z"));
        var times = found.serviceTimes();
        assertThat(times.agentService()).contains(Duration.ofSeconds(2_557_497));
        assertThat(times.agentFirstResponse()).contains(Duration.ofSeconds(61));
        assertThat(times.botService()).contains(Duration.ofSeconds(600));
        assertThat(times.agentResolution()).contains(Duration.ofSeconds(6600));
        assertThat(times.actualProcessing()).contains(Duration.ofSeconds(6000));
        assertThat(found).isEqualTo(Examples.everyField());
    }

    private static Set<Tag> tags(Ticket found) {
        return present("the set of tags of a found ticket", found.tags());
    }

    private static Person fullPerson(String who) {
        return new Person(
                Option.some(UserId.of("ou_" + who)),
                Option.some(who + "'s name"),
                Option.some("https://avatars.example.com/" + who + ".png"),
                Option.some(who + "@example.com"),
                Option.some(who + "'s department"),
                Option.some(who + "'s city"),
                Option.some(who + "'s country"));
    }

    @Test
    void aTicketWithOnlyAnIdIsFound() {
        fixture().has(Ticket.builder(TicketId.of("7")).build());

        var found = result(tickets().find(TicketId.of("7")));

        assertThat(found.helpdesk()).isEmpty();
        assertThat(found.guest()).isEmpty();
        assertThat(found.stage()).isEmpty();
        assertThat(found.status()).isEmpty();
        assertThat(found.channel()).isEmpty();
        assertThat(found.resolution()).isEmpty();
        assertThat(found.satisfaction()).isEqualTo(Satisfaction.NONE);
        assertThat(found.agents()).isEmpty();
        assertThat(found.agentOwner()).isEmpty();
        assertThat(found.collaborators()).isEmpty();
        assertThat(found.closedBy()).isEmpty();
        assertThat(found.comments()).isEmpty();
        assertThat(found.customizedFields()).isEmpty();
        assertThat(found.timeline()).isEqualTo(Timeline.EMPTY);
        assertThat(found.serviceTimes()).isEqualTo(ServiceTimes.EMPTY);
    }

    @Test
    void severalCommentsAndReasonsAreFoundInTheirOrder() {
        shows(Law.SEVERAL_COMMENTS);
        var comments = List.of(
                Comment.of(CommentId.of("2"), "second first", Instant.parse("2026-03-02T09:02:00Z")),
                Comment.of(CommentId.of("1"), "first second", Instant.parse("2026-03-02T09:01:00Z")));
        var satisfaction = Satisfaction.of(
                Score.DISSATISFIED,
                LocalizedText.of(Locale.US, "slow"),
                LocalizedText.of(Locale.SIMPLIFIED_CHINESE, "答案看不懂").and(Locale.US, "unclear"));
        fixture()
                .has(Ticket.builder(TicketId.of("7"))
                        .comments(comments)
                        .satisfaction(satisfaction)
                        .build());

        var found = result(tickets().find(TicketId.of("7")));

        if (found.comments().size() < 2 || found.satisfaction().reasons().size() < 2) {
            throw BrokenLaw.of("only one of several comments or reasons is returned", Law.SEVERAL_COMMENTS);
        }
        assertThat(found.comments()).isEqualTo(comments);
        assertThat(found.satisfaction()).isEqualTo(satisfaction);
    }

    @Test
    void aFoundTicketWithoutTagsHasAnEmptySet() {
        fixture().has(Ticket.builder(TicketId.of("7")).build());

        assertThat(tags(result(tickets().find(TicketId.of("7"))))).isEmpty();
    }

    @Test
    void aTagWithOnlyANameIsFound() {
        var tag = new Tag(Option.none(), Option.some("vip"));
        fixture().has(Ticket.builder(TicketId.of("7")).tags(HashSet.of(tag)).build());

        assertThat(tags(result(tickets().find(TicketId.of("7"))))).containsExactly(tag);
    }

    @Test
    void undocumentedCodesAreKept() {
        fixture()
                .has(Ticket.builder(TicketId.of("7"))
                        .stage(Stage.of(9))
                        .status(TicketStatus.of(77))
                        .channel(Channel.of(0))
                        .resolution(Resolution.of(8))
                        .satisfaction(Satisfaction.of(Score.of(5)))
                        .build());

        var found = result(tickets().find(TicketId.of("7")));

        assertThat(found.stage()).contains(Stage.of(9));
        assertThat(found.status()).contains(TicketStatus.of(77));
        assertThat(found.channel()).contains(Channel.of(0));
        assertThat(found.resolution()).contains(Resolution.of(8));
        assertThat(found.satisfaction().score()).contains(Score.of(5));
        assertThat(found.status().exists(TicketStatus::isKnown)).isFalse();
    }

    @Test
    void everyDocumentedStatusIsFoundAsItself() {
        for (var status : TicketStatus.known()) {
            fixture()
                    .has(Ticket.builder(TicketId.of("s-" + status.code()))
                            .status(status)
                            .build());
        }

        for (var code : List.of(1, 2, 3, 4, 5, 50, 51, 52)) {
            assertThat(result(tickets().find(TicketId.of("s-" + code))).status().map(TicketStatus::code))
                    .contains(code);
        }
    }

    @Test
    void peopleWithFewFieldsAreKept() {
        var nameless = new Person(
                Option.some(UserId.of("ou_1")),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none());
        var bot = new Person(
                Option.none(),
                Option.some("Bot"),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none());
        fixture()
                .has(Ticket.builder(TicketId.of("7"))
                        .guest(nameless)
                        .closedBy(bot)
                        .build());

        var found = result(tickets().find(TicketId.of("7")));

        assertThat(found.guest()).contains(nameless);
        assertThat(found.closedBy()).contains(bot);
    }

    /** Fields that the service cannot return are missing with every adapter. */
    @Test
    void fieldsThatTheServiceCannotReturnAreMissing() {
        var nobody = new Person(
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none());
        fixture()
                .has(Ticket.builder(TicketId.of("7"))
                        .stage(Stage.of(0))
                        .resolution(Resolution.of(0))
                        .satisfaction(Satisfaction.of(Score.of(0)))
                        .guest(nobody)
                        .agents(List.of(nobody, fullPerson("agent"), nobody))
                        .closedBy(nobody)
                        .comments(List.of(new Comment(
                                Option.none(),
                                Option.none(),
                                Option.none(),
                                Option.none(),
                                Option.none(),
                                Option.none())))
                        .customizedFields(List.of(CustomizedField.empty()))
                        .tags(HashSet.of(new Tag(Option.none(), Option.none())))
                        .timeline(Timeline.openedAt(Instant.EPOCH))
                        .serviceTimes(ServiceTimes.EMPTY.withBotService(Duration.ofMillis(1500)))
                        .build());

        var found = result(tickets().find(TicketId.of("7")));

        assertThat(found.stage()).isEmpty();
        assertThat(found.resolution()).isEmpty();
        assertThat(found.isRated()).isFalse();
        assertThat(found.guest()).isEmpty();
        assertThat(found.agents()).containsExactly(fullPerson("agent"));
        assertThat(found.closedBy()).isEmpty();
        assertThat(found.comments()).isEmpty();
        assertThat(found.customizedFields()).isEmpty();
        assertThat(tags(found)).isEmpty();
        assertThat(found.timeline().createdAt()).isEmpty();
        assertThat(found.serviceTimes().botService()).contains(Duration.ofSeconds(1));
    }

    @Test
    void theLatestStateIsFound() {
        fixture().has(Examples.ticket("7", TicketStatus.CREATED, "2026-03-02T09:00:00Z"));
        fixture().has(Examples.ticket("7", TicketStatus.PENDING, "2026-03-02T09:00:00Z"));

        assertThat(result(tickets().find(TicketId.of("7"))).status()).contains(TicketStatus.PENDING);
    }

    @Test
    void aTicketThatIsNotThereIsNotFound() {
        fixture().has(Examples.ticket("7", TicketStatus.CREATED, "2026-03-02T09:00:00Z"));

        var failure = failure(tickets().find(TicketId.of("8")));

        assertThat(failure).isInstanceOf(HelpdeskFailure.NotFound.class);
        assertThat(failure.kind()).isEqualTo(HelpdeskFailure.Kind.NOT_FOUND);
        assertThat(failure.operation()).isEqualTo(Operation.FIND_TICKET);
        assertThat(failure.effect()).isEqualTo(HelpdeskFailure.Effect.NONE);
        assertThat(response(failure).code()).contains(154004);
        assertThat(response(failure).httpStatus()).isEqualTo(404);
        assertThat(response(failure).message()).isNotEmpty();
        assertThat(response(failure).logId()).isNotEmpty();
    }

    @Test
    void nullIsAProgrammingError() {
        supported(tickets().find(TicketId.of("7")));
        assertThatNullPointerException().isThrownBy(() -> tickets().find(null));
    }
}
