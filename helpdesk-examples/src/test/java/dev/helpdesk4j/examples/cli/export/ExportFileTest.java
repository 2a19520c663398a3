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

/** The lines that a resumed export knows. */
class ExportFileTest {

    private static final ExportRequest REQUEST = new ExportRequest(
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

    private static void append(ExportFile target, String... ids) throws IOException {
        for (var id : ids) {
            target.append(new Buffer().writeUtf8("{\"id\":\"" + id + "\"}\n"));
        }
    }

    private static boolean contains(ExportFile target, String id) {
        return target.contains(TicketId.of(id));
    }

    @Test
    void linesAfterTheCheckpointAreKnownOnResume() throws IOException {
        try (var first = ExportFile.create(file, REQUEST)) {
            first.save(at(1));
            append(first, "1", "2");
            first.save(at(2));
            append(first, "3", "4");
        }
        try (var second = ExportFile.resume(file, REQUEST)) {
            assertThat(second.checkpoint()).contains(at(2));
            assertThat(second.lines()).isEqualTo(4);
            assertThat(contains(second, "2")).isFalse();
            assertThat(contains(second, "3")).isTrue();
            assertThat(contains(second, "4")).isTrue();
            assertThat(contains(second, "5")).isFalse();
        }
    }

    /** A resumed walk may split its windows elsewhere and stop between lines of the file. */
    @Test
    void linesAheadOfAResumedWalkStayKnown() throws IOException {
        try (var first = ExportFile.create(file, REQUEST)) {
            first.save(at(1));
            append(first, "1", "2", "3");
        }
        try (var second = ExportFile.resume(file, REQUEST)) {
            assertThat(contains(second, "1")).isTrue();
            second.save(at(2));
        }
        try (var third = ExportFile.resume(file, REQUEST)) {
            assertThat(third.checkpoint()).contains(at(2));
            assertThat(third.lines()).isEqualTo(3);
            assertThat(contains(third, "2")).isTrue();
            assertThat(contains(third, "3")).isTrue();
            third.save(at(3));
        }
        assertThat(Files.readAllLines(file)).hasSize(3);
    }

    @Test
    void allLinesCountOnceTheWalkIsComplete() throws IOException {
        var complete = Checkpoint.parse(
                "2/created/any/2024-03-01T00:00:00Z/2024-03-31T00:00:00.001Z/1/2024-03-31T00:00:00.001Z");
        try (var first = ExportFile.create(file, REQUEST)) {
            first.save(at(1));
            append(first, "1", "of one that nobody has any more");
        }
        try (var second = ExportFile.resume(file, REQUEST)) {
            assertThat(contains(second, "1")).isTrue();
            second.save(complete);
        }
        try (var third = ExportFile.resume(file, REQUEST)) {
            assertThat(third.checkpoint()).contains(complete);
            assertThat(third.lines()).isEqualTo(2);
        }
    }

    @Test
    void aRelativeFileIsCreatedInTheWorkingDirectory() throws IOException {
        var here = Path.of("export-file-test.ndjson");
        var checkpoint = Path.of("export-file-test.ndjson.checkpoint");
        try (var target = ExportFile.create(here, REQUEST)) {
            target.save(at(1));

            assertThat(checkpoint).exists();
        } finally {
            Files.deleteIfExists(here);
            Files.deleteIfExists(checkpoint);
        }
    }
}
