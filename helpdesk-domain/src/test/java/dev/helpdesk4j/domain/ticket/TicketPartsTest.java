package dev.helpdesk4j.domain.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.UserId;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TicketPartsTest {

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + "Z");
    }

    @Test
    void aCommentHasEachFieldThatWasSet() {
        var at = Instant.parse("2026-03-02T09:00:00Z");
        var comment = Comment.of(CommentId.of("12"), "urgent", at)
                .withAuthor(UserId.of("7262656095919128578"), "Mei")
                .withAuthorAvatarUrl("https://avatars.example.com/mei");

        assertThat(comment)
                .isEqualTo(new Comment(
                        Option.some(CommentId.of("12")),
                        Option.some("urgent"),
                        Option.some(at),
                        Option.some(UserId.of("7262656095919128578")),
                        Option.some("Mei"),
                        Option.some("https://avatars.example.com/mei")));
    }

    @Test
    void aCommentCanBeMadeWithoutAnId() {
        var comment = Comment.empty().withContent("urgent").withCreatedAt(at("09:00:00"));

        assertThat(comment.id()).isEmpty();
        assertThat(comment.withId(CommentId.of("12")))
                .isEqualTo(Comment.of(CommentId.of("12"), "urgent", at("09:00:00")));
        assertThat(Comment.empty())
                .isEqualTo(new Comment(
                        Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none()));
    }

    @Test
    void aCustomizedFieldCanBeMadeWithoutAnId() {
        var field = CustomizedField.empty().withDisplayName("Floor").withValue("12");

        assertThat(field.id()).isEmpty();
        assertThat(field.withId(CustomizedFieldId.of("1")))
                .isEqualTo(CustomizedField.of(CustomizedFieldId.of("1"), "Floor", "12"));
    }

    @Test
    void aCustomizedFieldHasEachPropertyThatWasSet() {
        var field = CustomizedField.of(CustomizedFieldId.of("1"), "Floor", "12")
                .withKeyName("floor")
                .withPosition(3)
                .withRequired(true)
                .withEditable(false);

        assertThat(field)
                .isEqualTo(new CustomizedField(
                        Option.some(CustomizedFieldId.of("1")),
                        Option.some("12"),
                        Option.some("floor"),
                        Option.some("Floor"),
                        Option.some(3),
                        Option.some(true),
                        Option.some(false)));
    }

    @Test
    void anEmptyNameOfATagBecomesNone() {
        assertThat(Tag.of(TagId.of("1"), "")).isEqualTo(new Tag(Option.some(TagId.of("1")), Option.none()));
    }

    @Test
    void emptyTextsOfACommentBecomeNone() {
        var comment = new Comment(
                Option.some(CommentId.of("1")),
                Option.some(""),
                Option.none(),
                Option.some(UserId.of("7262656095919128578")),
                Option.some(""),
                Option.some(""));

        assertThat(comment.content()).isEmpty();
        assertThat(comment.authorName()).isEmpty();
        assertThat(comment.authorAvatarUrl()).isEmpty();
    }

    @Test
    void aCommentIsWrittenToTheMillisecond() {
        var comment = new Comment(
                Option.none(),
                Option.none(),
                Option.some(at("09:00:00.123456789")),
                Option.none(),
                Option.none(),
                Option.none());

        assertThat(comment.createdAt()).contains(at("09:00:00.123"));
    }

    @Test
    void emptyTextsOfACustomizedFieldBecomeNone() {
        var field = new CustomizedField(
                Option.none(),
                Option.some(""),
                Option.some(""),
                Option.some(""),
                Option.some(0),
                Option.some(false),
                Option.some(false));

        assertThat(field.value()).isEmpty();
        assertThat(field.keyName()).isEmpty();
        assertThat(field.displayName()).isEmpty();
    }

    @Test
    void aCustomizedFieldWithAValueHasNothingElse() {
        assertThat(CustomizedField.of(CustomizedFieldId.of("1"), "Room", "4.2"))
                .isEqualTo(new CustomizedField(
                        Option.some(CustomizedFieldId.of("1")),
                        Option.some("4.2"),
                        Option.none(),
                        Option.some("Room"),
                        Option.none(),
                        Option.none(),
                        Option.none()));
    }

    @Test
    void scoreAndReasonsAreIndependent() {
        var reason = LocalizedText.of(Locale.US, "slow");

        assertThat(Satisfaction.NONE).isEqualTo(new Satisfaction(Option.none(), List.empty()));
        assertThat(Satisfaction.of(Score.NEUTRAL).reasons()).isEmpty();
        assertThat(Satisfaction.of(Score.DISSATISFIED, reason).score()).contains(Score.DISSATISFIED);
        assertThat(Satisfaction.of(Score.DISSATISFIED, reason).reasons()).containsExactly(reason);
        assertThat(new Satisfaction(Option.none(), List.of(reason)).score()).isEmpty();
    }

    @Test
    void timesMayBeInAnyOrder() {
        var timeline = Timeline.openedAt(at("09:06:00"))
                .withUpdatedAt(at("09:05:00"))
                .withClosedAt(at("09:04:00"))
                .withAgentEnteredAt(at("09:03:00"))
                .withAgentFirstRespondedAt(at("09:02:00"))
                .withAgentLastRespondedAt(at("09:01:00"));

        assertThat(timeline)
                .isEqualTo(new Timeline(
                        Option.some(at("09:06:00")),
                        Option.some(at("09:05:00")),
                        Option.some(at("09:04:00")),
                        Option.some(at("09:03:00")),
                        Option.some(at("09:02:00")),
                        Option.some(at("09:01:00"))));
    }

    @Test
    void aTimelineIsToTheMillisecond() {
        var fine = Option.some(at("09:00:00.123999999"));
        var time = Option.some(at("09:00:00.123"));

        assertThat(new Timeline(fine, fine, fine, fine, fine, fine))
                .isEqualTo(new Timeline(time, time, time, time, time, time));
    }

    @Test
    void eachDurationIsTheOneThatWasSet() {
        var times = ServiceTimes.EMPTY
                .withAgentService(Duration.ofSeconds(1))
                .withAgentFirstResponse(Duration.ofSeconds(2))
                .withBotService(Duration.ofSeconds(3))
                .withAgentResolution(Duration.ofSeconds(4))
                .withActualProcessing(Duration.ofSeconds(5));

        assertThat(times)
                .isEqualTo(new ServiceTimes(
                        Option.some(Duration.ofSeconds(1)),
                        Option.some(Duration.ofSeconds(2)),
                        Option.some(Duration.ofSeconds(3)),
                        Option.some(Duration.ofSeconds(4)),
                        Option.some(Duration.ofSeconds(5))));
    }

    static Stream<UnaryOperator<ServiceTimes>> negativeServiceTimes() {
        var negative = Duration.ofMillis(-1);
        return Stream.of(
                times -> times.withAgentService(negative),
                times -> times.withAgentFirstResponse(negative),
                times -> times.withBotService(negative),
                times -> times.withAgentResolution(negative),
                times -> times.withActualProcessing(negative));
    }

    @ParameterizedTest
    @MethodSource("negativeServiceTimes")
    void aNegativeServiceTimeIsRefused(UnaryOperator<ServiceTimes> change) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> change.apply(ServiceTimes.EMPTY))
                .withMessage("service time must be zero or more, got PT-0.001S");
    }

    @Test
    void aServiceTimeMayBeZero() {
        assertThat(ServiceTimes.EMPTY.withBotService(Duration.ZERO).botService())
                .contains(Duration.ZERO);
    }
}
