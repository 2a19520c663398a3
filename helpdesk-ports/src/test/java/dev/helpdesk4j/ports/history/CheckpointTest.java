package dev.helpdesk4j.ports.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Messages;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints are printed and parsed, also by later releases. */
class CheckpointTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-02-01T00:00:00Z");

    @Test
    void aCheckpointPrintsAsOneLineWithoutBlanks() {
        assertThat(Checkpoint.ofCreated(TicketCriteria.any(), FROM, END, END)
                        .at(1, Instant.parse("2026-01-17T09:30:00.123Z")))
                .hasToString("2/created/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00.123Z");
        assertThat(Checkpoint.ofThread(TicketId.of("69_a-B"), FROM, END))
                .hasToString("2/thread/69_a-B/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-01T00:00:00Z");
    }

    /** What a release prints can be parsed by every later release. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2/created/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00.123Z",
                "2/created/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z/2026-03-01T00:00:00Z",
                "2/changed/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z",
                "2/changed/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/2/2026-02-01T00:00:00Z",
                "2/created/0123456789abcdef/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z",
                "2/thread/69_a-B/1970-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z"
            })
    void whatIsPrintedIsReadAgain(String printed) {
        assertThat(Checkpoint.parse(printed)).hasToString(printed).isEqualTo(Checkpoint.parse(printed));
    }

    @Test
    void itContainsWhereTheWalkBeganAndEnds() {
        var checkpoint =
                Checkpoint.parse("2/created/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z");

        assertThat(checkpoint.from()).isEqualTo(FROM);
        assertThat(checkpoint.end()).isEqualTo(END);
        assertThat(checkpoint.isComplete()).isFalse();
        assertThat(checkpoint.at(1, END).isComplete()).isTrue();
    }

    @Test
    void itContainsWhatOfTheRequestedRangeWasLeftOut() {
        var whole = Checkpoint.ofCreated(TicketCriteria.any(), FROM, END, END);
        var part = Checkpoint.ofCreated(TicketCriteria.any(), FROM, END, END.plusSeconds(60));

        assertThat(whole.leftOut()).isEmpty();
        assertThat(part.leftOut())
                .contains(TimeRange.between(END, END.plusSeconds(60).minusMillis(1)));
        assertThat(Checkpoint.parse(part.complete().toString()).leftOut()).isEqualTo(part.leftOut());
        assertThat(part.complete().isComplete()).isTrue();
        assertThat(part).isNotEqualTo(whole);
    }

    @Test
    void aCheckpointBelongsToItsRangeAndCriteria() {
        var open = TicketCriteria.builder().statuses(TicketStatus.CREATED).build();
        var range = TimeRange.between(FROM, END.minusMillis(1));
        var checkpoint = Checkpoint.ofCreated(open, FROM, END.minusSeconds(60), END);

        assertThat(checkpoint.isOfCreated(range, open)).isTrue();
        assertThat(checkpoint.complete().isOfCreated(range, open)).isTrue();
        assertThat(Checkpoint.ofCreated(open, FROM, END, END).isOfCreated(range, open))
                .isTrue();

        assertThat(checkpoint.isOfCreated(range, TicketCriteria.any())).isFalse();
        assertThat(checkpoint.isOfCreated(TimeRange.between(FROM.plusMillis(1), range.to()), open))
                .isFalse();
        assertThat(checkpoint.isOfCreated(TimeRange.between(FROM, END), open)).isFalse();
        assertThat(checkpoint.isOfCreated(
                        TimeRange.between(FROM, END.minusSeconds(60).minusMillis(1)), open))
                .isFalse();
        assertThat(Checkpoint.ofChanged(open, FROM, END).isOfCreated(range, open))
                .isFalse();
        assertThat(Checkpoint.ofThread(TicketId.of("any"), FROM, END).isOfCreated(range, TicketCriteria.any()))
                .isFalse();
    }

    @Test
    void aWalkOfChangesIsCompleteAfterItsSecondPhase() {
        var changed = Checkpoint.ofChanged(TicketCriteria.any(), FROM, END);

        assertThat(changed.at(1, END).isComplete()).isFalse();
        assertThat(changed.at(2, END).isComplete()).isTrue();
        assertThat(changed.complete()).isEqualTo(changed.at(2, END));
    }

    @Test
    void aLaterVersionIsRefusedByItsNumber() {
        assertThatThrownBy(() -> Checkpoint.parse("3/created/whatever"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a checkpoint must begin with 2/, got 3/created/whatever");
    }

    @Test
    void theFirstVersionIsRefusedAsItLacksTheCriteria() {
        var first = "1/created/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z";

        assertThatThrownBy(() -> Checkpoint.parse(first))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a checkpoint must have version 2, got version 1, which does not contain the criteria of its"
                                + " walk; begin the walk again: " + first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2                                                                                              | the second part must be created, changed or thread
                    2/                                                                                             | the second part must be created, changed or thread
                    2/created                                                                                      | there must be 7 or 8 parts, got 2
                    2/created/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1                                      | there must be 7 or 8 parts, got 6
                    2/created/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z/                | the requested end must be a time in UTC, got )
                    2/created/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/2/2026-01-17T09:30:00Z                 | phase must be 1 to 1, got 2
                    2/changed/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/0/2026-01-17T09:30:00Z                 | phase must be 1 to 2, got 0
                    2/created/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-03-17T09:30:00Z                 | reached must be from 2026-01-01T00:00:00Z to 2026-02-01T00:00:00Z, got 2026-03-17T09:30:00Z
                    2/created/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/one/2026-01-17T09:30:00Z               | phase must be a number, got one
                    2/created/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/99999999999/2026-01-17T09:30:00Z       | phase must be a number, got 99999999999
                    2/created/0123456789abcdeF/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z    | the digest of the criteria must be any or 16 hexadecimal digits, got 0123456789abcdeF
                    2/created//2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z                    | the digest of the criteria must be any or 16 hexadecimal digits, got )
                    2/created/any/yesterday/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z                            | from must be a time in UTC, got yesterday
                    2/created/any/2026-01-01T00:00:00Z//1/2026-01-17T09:30:00Z                                     | end must be a time in UTC, got )
                    2/created/any/1969-12-31T23:59:59Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z                 | times must be from 1970-01-01T00:00:00Z to +10000-01-01T00:00:00Z, got 1969-
                    2/created/any/2026-01-01T00:00:00Z/+1000000000-12-31T23:59:59.999Z/1/2026-01-17T09:30:00Z      | times must be from 1970-01-01T00:00:00Z to +10000-01-01T00:00:00Z, got 2026-
                    2/created/any/2026-01-01T00:00:00.0001Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z            | times must be whole Millis, got 2026-01-01T00:00:00.000100Z
                    2/thread/7/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00.5Z                  | times must be whole Seconds, got 2026-01-17T09:30:00.500Z
                    2/opened/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z                  | the second part must be created, changed or thread
                    2/thread/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z                      | there must be 7 parts, got 6
                    2/created/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z/2026-02-01T00:00:00Z/ | there must be 7 or 8 parts, got 9
                    2/created/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z/2026-02-01T00:00:00Z | the requested end must be after 2026-02-01T00:00:00Z, got 2026-02-01T00:00:00Z
                    2/created/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z/+10000-01-01T00:00:00.001Z | times must be from 1970-01-01T00:00:00Z to
                    2/created/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z/2026-02-01T00:00:00.0001Z | times must be whole Millis, got 2026-02-01T00:00:00.000100Z
                    2/changed/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z/2026-02-02T00:00:00Z | there must be 7 parts, got 8
                    2/thread/a b/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z                  | ticket id must be 1 to 128 letters
                    """)
    void invalidCheckpointsAreRefusedWithTheReason(String printed, String reason) {
        assertThatThrownBy(() -> Checkpoint.parse(printed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a valid checkpoint: " + printed + " (")
                .hasMessageContaining(reason);
    }

    @Test
    void aTextThatIsTooLongIsNotPrinted() {
        assertThatThrownBy(() -> Checkpoint.parse("2/created/" + "x".repeat(1_000_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a checkpoint must have at most 400 characters, got 1000010");
    }

    @Test
    void aTextOfTheLongestLengthIsRead() {
        assertThatThrownBy(() -> Checkpoint.parse("2/created/" + "x".repeat(390)))
                .hasMessageStartingWith("not a valid checkpoint: ");
        assertThatThrownBy(() -> Checkpoint.parse("2/created/" + "x".repeat(391)))
                .hasMessage("a checkpoint must have at most 400 characters, got 401");
    }

    @Test
    void equalCheckpointsHaveTheSameHashCode() {
        var one = Checkpoint.ofThread(TicketId.of("7"), FROM, END);

        assertThat(one)
                .isEqualTo(Checkpoint.parse(one.toString()))
                .hasSameHashCodeAs(Checkpoint.parse(one.toString()))
                .doesNotHaveSameHashCodeAs(one.complete());
        assertThat(one.ticket()).contains(TicketId.of("7"));
    }

    @Test
    void theLongestCheckpointIsReadAgain() {
        var latest = Instant.parse("+10000-01-01T00:00:00Z");
        var longest =
                Checkpoint.ofThread(TicketId.of("x".repeat(128)), FROM, latest).at(1, latest);

        assertThat(Checkpoint.parse(longest.toString())).isEqualTo(longest);
    }

    /** Any text is either refused with a message of one line, or a walk can be resumed from it. */
    @Test
    void aDamagedCheckpointIsRefusedOrCanBeResumed() {
        var random = new SplittableRandom(12);
        var refused = 0;
        for (var number = 0; number < 20_000; number++) {
            var damaged = damaged(PRINTED.get(random.nextInt(PRINTED.size())), random);
            try {
                resume(Checkpoint.parse(damaged));
            } catch (IllegalArgumentException expected) {
                refused++;
                assertThat(expected.getMessage())
                        .as(damaged)
                        .isNotBlank()
                        .doesNotContain("null")
                        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]")
                        .hasSizeLessThan(1500);
            }
        }
        assertThat(refused).isBetween(10_000, 19_900);
    }

    private static final List<String> PRINTED = List.of(
            "2/created/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00.123Z",
            "2/changed/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/2/2026-01-17T09:30:00Z",
            "2/thread/69_a-B/1970-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z");

    private static final List<String> PIECES = List.of(
            "/",
            "",
            "-1",
            "0",
            "2",
            "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "1970-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999Z",
            "2026-01-17T09:30:00.123456789Z",
            "created",
            "changed",
            "thread",
            "thread/1",
            "any",
            "0123456789abcdef",
            "\n",
            "\u001b[31m",
            "\u202e",
            "\u009b",
            "\ud800",
            "99999999999999999999",
            "1e9",
            "NaN");

    /** A character or a part is replaced, added or removed. */
    private static String damaged(String printed, SplittableRandom random) {
        var damaged = printed;
        for (var times = random.nextInt(1, 4); times > 0; times--) {
            if (random.nextBoolean()) {
                var parts = new ArrayList<>(List.of(damaged.split("/", -1)));
                parts.set(random.nextInt(parts.size()), PIECES.get(random.nextInt(PIECES.size())));
                damaged = String.join("/", parts);
            } else {
                var at = random.nextInt(damaged.length() + 1);
                var piece = random.nextBoolean()
                        ? String.valueOf((char) random.nextInt(32, 127))
                        : PIECES.get(random.nextInt(PIECES.size()));
                damaged = damaged.substring(0, at)
                        + piece
                        + damaged.substring(Math.min(damaged.length(), at + random.nextInt(3)));
            }
        }
        return damaged;
    }

    /** The desk is empty: a valid walk reaches its end. */
    private static void resume(Checkpoint checkpoint) {
        var desk = new ModelDesk(ModelDesk.Order.NEWEST_FIRST, 100);
        var end = checkpoint.subject() == Subject.THREAD
                ? MessageHistory.of(NO_MESSAGES).resume(checkpoint).forEachBatch(batch -> {})
                : TicketHistory.of(desk).resume(checkpoint).forEachBatch(batch -> {});
        assertThat(end.get().isComplete()).isTrue();
    }

    private static final Messages NO_MESSAGES = new Messages() {
        @Override
        public Either<HelpdeskFailure, Page<Message>> list(
                TicketId ticket, MessageCriteria criteria, PageRequest request) {
            return Either.right(new Page<>(Vector.empty(), request, 0, false));
        }

        @Override
        public Either<HelpdeskFailure, ChatMessageId> send(TicketId ticket, OutgoingMessage message) {
            throw new UnsupportedOperationException();
        }
    };
}
