package dev.helpdesk4j.examples.cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.external.NeedsProgram;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an export treats an existing file. */
class ExportResumeTest {

    private static final String FROM = "2024-03-01T00:00:00Z";
    private static final String TO = "2024-03-31T00:00:00Z";

    private final Desk desk = new Desk();

    @TempDir
    private Path folder;

    private Path file;
    private Path checkpoint;

    @BeforeEach
    void fill() {
        file = folder.resolve("history.ndjson");
        checkpoint = folder.resolve("history.ndjson.checkpoint");
        for (var number = 1; number <= 5; number++) {
            desk.fake()
                    .put(Ticket.builder(TicketId.of("100" + number))
                            .timeline(Timeline.openedAt(
                                    Instant.parse("2024-03-02T09:00:00Z").plusSeconds(number)))
                            .build());
        }
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Run export(String... more) {
        return desk.run(Run.with(new String[] {"export", "--from", FROM, "--to", TO, "--out", file.toString()}, more));
    }

    /** Returns the output of a complete export. */
    private List<String> whole() throws IOException {
        file = folder.resolve("whole.ndjson");
        export().assertSuccess();
        var lines = Files.readAllLines(file);
        file = folder.resolve("history.ndjson");
        return lines;
    }

    /** Starts an export that writes nothing. */
    private void begin(String... more) {
        desk.fake().on(Operation.SEARCH_TICKETS).next(Fault.of(HelpdeskFailure.Kind.PERMISSION_DENIED));
        export(more).assertFailure("--resume");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "somebody's own"})
    void anExistingFileIsNotTouched(String content) throws IOException {
        Files.writeString(file, content);

        export().assertInvalidUsage(file + " already exists; add --resume");

        assertThat(file).hasContent(content);
        assertThat(checkpoint).doesNotExist();
        assertThat(desk.requests()).isEmpty();
    }

    @Test
    void aFileWithoutACheckpointIsNotResumed() throws IOException {
        Files.writeString(file, "somebody's own");

        export("--resume").assertInvalidUsage(file + " exists but " + checkpoint + " is missing; cannot resume");

        assertThat(file).hasContent("somebody's own");
    }

    @Test
    void resumeWithoutAnExportStartsOne() throws IOException {
        export("--resume").assertSuccess();

        assertThat(Files.readAllLines(file)).isEqualTo(whole());
    }

    @Test
    void anExportWithoutACheckpointStartsAgain() throws IOException {
        Files.createFile(file);

        export("--resume").assertSuccess();

        assertThat(Files.readAllLines(file)).isEqualTo(whole());
    }

    @Test
    void completeLinesAreKeptAndNotRequestedAgain() throws IOException {
        var whole = whole();
        begin();
        var own = whole.get(0).replace("\"id\":\"1001\"", "\"id\":\"1001\",\"mark\":\"kept\"");
        Files.writeString(file, own + "\n" + whole.get(1) + "\n", APPEND);

        export("--resume").assertSuccess();

        assertThat(Files.readAllLines(file))
                .startsWith(own)
                .hasSize(5)
                .endsWith(whole.subList(1, 5).toArray(String[]::new));
    }

    @Test
    void anIncompleteLineIsWrittenAgain() throws IOException {
        var whole = whole();
        begin();
        Files.writeString(file, whole.get(0) + "\n" + whole.get(1).substring(0, 40), APPEND);

        export("--resume").assertSuccess();

        assertThat(Files.readAllLines(file)).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0\0\0\0\n", "{\"id\":\"1002\",\"sta\n", "\n", "{\"name\":1}\n"})
    void corruptLinesAndEverythingAfterThemAreCutOff(String garbage) throws IOException {
        var whole = whole();
        begin();
        Files.writeString(file, whole.get(0) + "\n" + garbage + whole.get(1) + "\n", APPEND);

        export("--resume").assertSuccess();

        assertThat(Files.readAllLines(file)).isEqualTo(whole);
    }

    @Test
    void aTruncatedFileIsNotResumed() throws IOException {
        begin();
        var text = Files.readString(checkpoint);
        Files.writeString(checkpoint, text.replace("\"bytes\":0", "\"bytes\":17"));

        export("--resume").assertFailure("size must be at least 17 bytes, got 0: lines are missing");
    }

    @Test
    void aCompleteExportIsNotChanged() throws IOException {
        export().assertSuccess();
        var before = Files.getLastModifiedTime(checkpoint);
        var requests = desk.requests().size();

        assertThat(export("--resume").assertSuccess().out()).startsWith("Already complete: 5 tickets are in ");

        assertThat(Files.getLastModifiedTime(checkpoint)).isEqualTo(before);
        assertThat(desk.requests()).hasSize(requests);
    }

    @ParameterizedTest
    @CsvSource({
        "--from 2024-03-02T00:00:00Z, 'started with --from 2024-03-01T00:00:00Z, not 2024-03-02T00:00:00Z'",
        "--to 2024-03-30T00:00:00Z,   'started with --to 2024-03-31T00:00:00Z, not 2024-03-30T00:00:00Z'",
        "--messages,                  'started without --messages; use the same options'",
    })
    void anExportWithOtherOptionsIsNotResumed(String other, String reason) {
        begin();
        var args =
                ("export --from " + FROM + " --to " + TO + " --resume").replaceFirst(other.split(" ")[0] + " \\S+", "")
                        + " " + other;

        desk.run(Run.with(args.replaceAll(" +", " ").split(" "), "--out", file.toString()))
                .assertInvalidUsage("the export to " + file + " was " + reason);
    }

    @Test
    void anExportWithMessagesIsNotResumedWithoutThem() {
        begin("--messages");

        export("--resume").assertInvalidUsage("was started with --messages, not without");
    }

    @Test
    void anExportOfAnotherHelpDeskIsNotResumed() {
        begin();
        var environment = new HashMap<>(desk.environment());
        environment.put("FEISHU_HELPDESK_ID", "42");

        Run.of(environment, "export", "--from", FROM, "--to", TO, "--out", file.toString(), "--resume")
                .assertInvalidUsage("was started for help desk 6900000000000000001, not 42");
    }

    @Test
    void anExportOfSampleDataIsNotResumed() throws IOException {
        String[] command = {"export", "--from", "2020-01-01", "--to", "9000-01-01", "--out", file.toString(), "--resume"
        };
        Run.onSample(command).assertSuccess();
        Run.onSample(command).assertSuccess();
        var text = Files.readString(checkpoint);
        Files.writeString(checkpoint, text.replaceAll("/1/[^/\"]+", "/1/2020-01-02T00:00:00Z"));

        Run.onSample(command).assertInvalidUsage("an export of sample data cannot be resumed");
    }

    @Test
    void aCheckpointWithoutItsFileIsNotOverwritten() throws IOException {
        export().assertSuccess();
        Files.delete(file);

        export().assertInvalidUsage(checkpoint + " exists but " + file + " is missing");
        export("--resume").assertInvalidUsage(checkpoint + " exists but " + file + " is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                       | it must be the expected JSON object
                    nothing                  | it must be the expected JSON object
                    {}                       | 'version' must be present, got nothing
                    {"version":"2"}          | 'version' must be 1, got 2
                    {"version":"1"}          | 'helpdesk' must be present, got nothing
                    """)
    void anInvalidCheckpointIsRefused(String content, String reason) throws IOException {
        begin();
        Files.writeString(checkpoint, content);

        export("--resume").assertInvalidUsage(checkpoint + " is not a valid checkpoint", reason);
    }

    @Test
    void twoExportsCannotWriteTheSameFile() throws Exception {
        begin();
        try (var first = FileChannel.open(file, WRITE);
                var lock = first.lock()) {
            assertThat(lock.isValid()).isTrue();
            var second = ChildProcess.run(
                    desk.environment(), "export", "--from", FROM, "--to", TO, "--out", file.toString(), "--resume");

            second.assertFailure(file + " cannot be used: another export is writing it");
            export("--resume").assertFailure("another export is writing it");
        }
        export("--resume").assertSuccess();
    }

    @Test
    @NeedsProgram("bash")
    void aFullDiskLosesNothing() throws Exception {
        for (var number = 0; number < 3000; number++) {
            desk.fake()
                    .put(Ticket.builder(TicketId.of("2000" + number))
                            .timeline(Timeline.openedAt(
                                    Instant.parse("2024-03-03T09:00:00Z").plusSeconds(number)))
                            .build());
        }
        String[] command = {"export", "--from", FROM, "--to", TO, "--out", file.toString(), "--base-url", desk.baseUrl()
        };

        ChildProcess.runWithFilesUpTo(100, desk.environment(), command)
                .assertFailure(file + " cannot be written: ", "; run the same command with --resume to continue");
        assertThat(Files.size(file)).isEqualTo(100 * 1024);
        export("--resume").assertSuccess();

        assertThat(Files.readAllLines(file)).hasSize(3005).isEqualTo(whole());
    }

    @Test
    void noPartialCheckpointRemains() throws IOException {
        export().assertSuccess();

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, checkpoint);
        }
    }
}
