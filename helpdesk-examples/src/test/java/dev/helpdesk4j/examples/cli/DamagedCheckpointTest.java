package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A damaged checkpoint is used, or refused in one line that names the problem. */
class DamagedCheckpointTest {

    private static final String WALK =
            "2/created/any/2024-03-01T00:00:00Z/2024-03-31T00:00:00.001Z/1/2024-03-02T00:00:00Z";

    private final Desk desk = new Desk();

    @TempDir
    private Path folder;

    private Path file;
    private Path checkpoint;
    private String intact;

    @BeforeEach
    void begin() throws IOException {
        file = folder.resolve("history.ndjson");
        checkpoint = folder.resolve("history.ndjson.checkpoint");
        for (var number = 1; number <= 3; number++) {
            desk.fake()
                    .put(Ticket.builder(TicketId.of("100" + number))
                            .timeline(Timeline.openedAt(
                                    Instant.parse("2024-03-02T09:00:00Z").plusSeconds(number)))
                            .build());
        }
        desk.fake().on(Operation.SEARCH_TICKETS).next(Fault.of(HelpdeskFailure.Kind.PERMISSION_DENIED));
        resume().assertFailure("--resume");
        intact = Files.readString(checkpoint);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Run resume() {
        return desk.run(
                "export",
                "--resume",
                "--from",
                "2024-03-01T00:00:00Z",
                "--to",
                "2024-03-31T00:00:00Z",
                "--out",
                "" + file);
    }

    private void replace(String part, String other) throws IOException {
        assertThat(intact).contains(part);
        Files.writeString(checkpoint, intact.replace(part, other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "bytes":0         | "bytes":-5         | 'bytes' must be a number from 0 to 9223372036854775807, got -5
                    "bytes":0         | "bytes":1e3        | 'bytes' must be a number from 0 to 9223372036854775807, got 1e3
                    "bytes":0         | "bytes":99999999999999999999 | got 99999999999999999999
                    "bytes":0         | "bytes":null       | it must be the expected JSON object
                    "bytes":0         | "bytes":[0]        | it must be the expected JSON object
                    "bytes":0         | "bytes":0,"bytes":7 | 'bytes' must occur once, got it twice
                    "lines":0         | "lines":9          | 'lines' must be a number from 0 to 0, got 9
                    "lines":0         | "lines":-1         | 'lines' must be a number from 0 to 0, got -1
                    "messages":false  | "messages":"maybe" | 'messages' must be true or false, got maybe
                    "from":"2024-03-01T00:00:00Z" | "from":"soon" | 'from' must be a time in UTC, got soon
                    "from":"2024-03-01T00:00:00Z" | "from":"1969-12-31T23:59:59Z" | time range must be from 1970 to 9999
                    "walk":"2/created/any/2024-03-01T00:00:00Z | "walk":"2/changed/any/2024-03-01T00:00:00Z | 'walk' must be of the range from 2024-03-01T00:00:00Z
                    "walk":"2/created/any/2024-03-01T00:00:00Z | "walk":"2/thread/7/2024-03-01T00:00:00Z | not a valid checkpoint
                    "walk":"2/created/any/2024-03-01T00:00:00Z | "walk":"2/created/any/2023-03-01T00:00:00Z | 'walk' must be of the range from 2024-03-01T00:00:00Z
                    2024-03-31T00:00:00.001Z/1 | +1000000000-12-31T23:59:59.999999999Z/1 | times must be from 1970-01-01T00:00:00Z
                    2024-03-31T00:00:00.001Z/1 | 2025-03-31T00:00:00Z/1 | 'walk' must be of the range
                    2024-03-31T00:00:00.001Z/1 | 2024-03-30T00:00:00Z/1 | 'walk' must be of the range
                    "walk":"2/        | "walk":"3/         | a checkpoint must begin with 2/, got 3/created
                    "walk":"2/created/any/ | "walk":"1/created/ | a checkpoint must have version 2, got version 1
                    "walk":"2/created/any/ | "walk":"2/created/0123456789abcdef/ | 'walk' must be of the range from 2024-03-01T00:00:00Z
                    "version":"1"     | "version":"\\u001b[31m" | 'version' must be 1, got
                    "version":"1"     | "version":1        |
                    """)
    void eachPartIsCheckedAndNamed(String part, String other, String reason) throws IOException {
        replace(part, other);

        var run = resume();

        if (reason == null) {
            run.assertSuccess();
        } else {
            run.assertInvalidUsage(checkpoint + " is not a valid checkpoint: ", reason);
        }
    }

    @Test
    void aCheckpointMustBeASmallRegularFile() throws IOException {
        Files.writeString(checkpoint, " ".repeat(1 << 20));
        resume().assertInvalidUsage("size must be at most 65536 bytes, got more");

        Files.delete(checkpoint);
        Files.createSymbolicLink(checkpoint, Path.of("/dev/zero"));
        resume().assertInvalidUsage("it must be a regular file");

        Files.delete(checkpoint);
        Files.createDirectory(checkpoint);
        resume().assertInvalidUsage("it must be a regular file");
    }

    @Test
    void contentAfterTheDocumentIsRefused() throws IOException {
        Files.writeString(checkpoint, intact + "{}");

        resume().assertInvalidUsage("it must be the expected JSON object");
    }

    @Test
    void aChangedFileIsNotResumed() throws IOException {
        resume().assertSuccess();
        var content = Files.readString(file);
        Files.writeString(
                checkpoint,
                Files.readString(checkpoint)
                        .replaceFirst("\"walk\":\"[^\"]*\"", "\"walk\":\"" + WALK + "\"")
                        .replaceFirst("\"bytes\":\\d+", "\"bytes\":20"));

        resume().assertFailure("a line must end after 20 bytes, got other content");

        assertThat(file).hasContent(content);
    }

    @Test
    void aRandomlyDamagedCheckpointIsUsedOrRefused() throws IOException {
        var random = new SplittableRandom(12);
        var refused = 0;
        for (var number = 0; number < 300; number++) {
            var damaged = damaged(random);
            Files.write(file, new byte[0]);
            Files.writeString(checkpoint, damaged);

            var run = resume();

            if (run.status() == 0) {
                assertThat(run.err()).isEmpty();
                assertThat(Files.readAllLines(file)).as(damaged).hasSizeLessThanOrEqualTo(3);
            } else {
                refused++;
                assertThat(run.err().lines()).as(damaged).hasSize(run.status() == 2 ? 2 : 1);
                assertThat(run.err())
                        .as(damaged)
                        .startsWith("helpdesk: ")
                        .doesNotContainPattern("null|Exception|unexpected|[\\p{Cc}\\p{Cf}&&[^\\n]]")
                        .hasSizeLessThan(2200);
            }
        }
        assertThat(refused).isBetween(150, 295);
    }

    private static final List<String> PIECES = List.of(
            "",
            "\"",
            ",",
            ":",
            "{",
            "}",
            "[",
            "]",
            "\\",
            "\\u001b",
            "\u001b",
            "\u202e",
            "-1",
            "0",
            "1e9",
            "true",
            "/",
            "9223372036854775807",
            "9223372036854775808",
            "+1000000000-12-31T23:59:59Z",
            "1969-12-31T23:59:59Z",
            "2024-03-01T00:00:00Z",
            "2024-03-02T09:00:02Z",
            "2024-03-30T00:00:00Z",
            "2024-03-05T00:00:00.0001Z",
            "2024-03-31T00:00:00.001Z",
            "created",
            "changed",
            "thread/7",
            "x".repeat(5000));

    /** Inserts a few pieces or replaces parts by them. */
    private String damaged(SplittableRandom random) {
        var damaged = intact;
        for (var times = random.nextInt(1, 4); times > 0; times--) {
            var at = random.nextInt(damaged.length());
            var end = Math.min(damaged.length(), at + random.nextInt(random.nextBoolean() ? 3 : 30));
            var reached = damaged.lastIndexOf("/1/") + 3;
            if (random.nextBoolean() && reached > 2) {
                at = reached;
                end = Math.max(at, damaged.indexOf('"', at));
            }
            damaged = damaged.substring(0, at) + PIECES.get(random.nextInt(PIECES.size())) + damaged.substring(end);
        }
        return damaged;
    }
}
