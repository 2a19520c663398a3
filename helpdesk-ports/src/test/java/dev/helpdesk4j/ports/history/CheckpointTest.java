package dev.helpdesk4j.ports.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helpdesk4j.domain.ticket.TicketId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A checkpoint is printed and read again, by later releases too. */
class CheckpointTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-02-01T00:00:00Z");

    @Test
    void aCheckpointPrintsAsOneLineWithoutBlanks() {
        assertThat(Checkpoint.ofCreated(FROM, END).at(1, Instant.parse("2026-01-17T09:30:00.123Z")))
                .hasToString("1/created/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00.123Z");
        assertThat(Checkpoint.ofThread(TicketId.of("69_a-B"), FROM, END))
                .hasToString("1/thread/69_a-B/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-01T00:00:00Z");
    }

    /** What a release has printed is read for ever. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1/created/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00.123Z",
                "1/changed/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z",
                "1/changed/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/2/2026-02-01T00:00:00Z",
                "1/thread/69_a-B/1970-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z"
            })
    void whatIsPrintedIsReadAgain(String printed) {
        assertThat(Checkpoint.parse(printed)).hasToString(printed).isEqualTo(Checkpoint.parse(printed));
    }

    @Test
    void itTellsWhereTheWalkBeganAndEnds() {
        var checkpoint = Checkpoint.parse("1/created/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z");

        assertThat(checkpoint.from()).isEqualTo(FROM);
        assertThat(checkpoint.end()).isEqualTo(END);
        assertThat(checkpoint.isComplete()).isFalse();
        assertThat(checkpoint.at(1, END).isComplete()).isTrue();
    }

    @Test
    void aWalkOfChangesIsCompleteAfterItsSecondLap() {
        var changed = Checkpoint.ofChanged(FROM, END);

        assertThat(changed.at(1, END).isComplete()).isFalse();
        assertThat(changed.at(2, END).isComplete()).isTrue();
        assertThat(changed.complete()).isEqualTo(changed.at(2, END));
    }

    @Test
    void aLaterVersionIsRefusedByItsNumber() {
        assertThatThrownBy(() -> Checkpoint.parse("2/created/whatever"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a checkpoint that this version reads begins with 1/, but this one was: 2/created/whatever");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1/",
                "1/created",
                "1/created/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1",
                "1/created/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z/",
                "1/created/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/2/2026-01-17T09:30:00Z",
                "1/created/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-03-17T09:30:00Z",
                "1/created/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/one/2026-01-17T09:30:00Z",
                "1/created/yesterday/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z",
                "1/opened/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z",
                "1/thread/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z",
                "1/thread/a b/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z"
            })
    void whatIsNoCheckpointIsRefusedAndNamed(String printed) {
        assertThatThrownBy(() -> Checkpoint.parse(printed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no checkpoint: " + printed);
    }
}
