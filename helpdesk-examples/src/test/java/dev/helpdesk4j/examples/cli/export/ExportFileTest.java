package dev.helpdesk4j.examples.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.history.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which lines are known to be there when an export goes on. */
class ExportFileTest {

    private static final ExportOrder ORDER = new ExportOrder(
            "42",
            TimeRange.between(Instant.parse("2024-03-01T00:00:00Z"), Instant.parse("2024-03-31T00:00:00Z")),
            false);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("history.ndjson");
    }

    private static Checkpoint at(int day) {
        return Checkpoint.parse(
                "2/created/any/2024-03-01T00:00:00Z/2024-03-31T00:00:00.001Z/1/2024-03-0" + day + "T00:00:00Z");
    }

    private static void add(ExportFile target, String... ids) throws IOException {
        for (var id : ids) {
            target.add(new Buffer().writeUtf8("{\"id\":\"" + id + "\"}\n"));
        }
    }

    private static boolean has(ExportFile target, String id) {
        return target.has(TicketId.of(id));
    }

    @Test
    void thoseAfterTheCheckpointAreKnownAndTheWalkGoesOnFromIt() throws IOException {
        try (var first = ExportFile.begin(file, ORDER)) {
            first.mark(at(1));
            add(first, "1", "2");
            first.mark(at(2));
            add(first, "3", "4");
        }
        try (var second = ExportFile.resume(file, ORDER)) {
            assertThat(second.begun()).contains(at(2));
            assertThat(second.lines()).isEqualTo(4);
            assertThat(has(second, "2")).isFalse();
            assertThat(has(second, "3")).isTrue();
            assertThat(has(second, "4")).isTrue();
            assertThat(has(second, "5")).isFalse();
        }
    }

    /** A walk that goes on may cut its windows elsewhere, and stop between lines that the file has. */
    @Test
    void thoseAheadOfAWalkThatGoesOnAreKnownUntilItHasComePastAll() throws IOException {
        try (var first = ExportFile.begin(file, ORDER)) {
            first.mark(at(1));
            add(first, "1", "2", "3");
        }
        try (var second = ExportFile.resume(file, ORDER)) {
            assertThat(has(second, "1")).isTrue();
            second.mark(at(2));
        }
        try (var third = ExportFile.resume(file, ORDER)) {
            assertThat(third.begun()).contains(at(2));
            assertThat(third.lines()).isEqualTo(3);
            assertThat(has(third, "2")).isTrue();
            assertThat(has(third, "3")).isTrue();
            third.mark(at(3));
        }
        assertThat(Files.readAllLines(file)).hasSize(3);
    }

    @Test
    void allCountOnceTheWalkIsComplete() throws IOException {
        var complete = Checkpoint.parse(
                "2/created/any/2024-03-01T00:00:00Z/2024-03-31T00:00:00.001Z/1/2024-03-31T00:00:00.001Z");
        try (var first = ExportFile.begin(file, ORDER)) {
            first.mark(at(1));
            add(first, "1", "of one that nobody has any more");
        }
        try (var second = ExportFile.resume(file, ORDER)) {
            assertThat(has(second, "1")).isTrue();
            second.mark(complete);
        }
        try (var third = ExportFile.resume(file, ORDER)) {
            assertThat(third.begun()).contains(complete);
            assertThat(third.lines()).isEqualTo(2);
        }
    }

    @Test
    void aFileInAFolderWithoutANameOfItsOwnIsMadeWhereTheProcessIs() throws IOException {
        var here = Path.of("export-file-test.ndjson");
        var mark = Path.of("export-file-test.ndjson.checkpoint");
        try (var target = ExportFile.begin(here, ORDER)) {
            target.mark(at(1));

            assertThat(mark).exists();
        } finally {
            Files.deleteIfExists(here);
            Files.deleteIfExists(mark);
        }
    }
}
