package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.external.NeedsProgram;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An export changes no other file in the folder, and only its owner can read its files. */
class ExportSafetyTest {

    private static final String UNFINISHED = ".0a1b2c3d-0000-4000-8000-00000000000f.new";

    private final Desk desk = new Desk();

    @TempDir
    private Path folder;

    private Path file;
    private Path checkpoint;
    private Path precious;

    @BeforeEach
    void fill() throws IOException {
        file = folder.resolve("history.ndjson");
        checkpoint = folder.resolve("history.ndjson.checkpoint");
        precious = Files.writeString(folder.resolve("precious"), "precious");
        desk.fake()
                .put(Ticket.builder(TicketId.of("1001"))
                        .timeline(Timeline.openedAt(Instant.parse("2024-03-02T09:00:00Z")))
                        .build());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Run export(String... more) {
        var command = "export --from 2024-03-01 --to 2024-03-31 --out " + file;
        return desk.run(Run.with(command.split(" "), more));
    }

    private void begin() {
        desk.fake().on(Operation.SEARCH_TICKETS).next(Fault.of(HelpdeskFailure.Kind.PERMISSION_DENIED));
        export().assertFailure("--resume");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aLinkWithAnUnfinishedCheckpointsNameIsNotFollowed() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("history.ndjson.checkpoint.new"), precious);

        export().assertSuccess();

        assertThat(precious).hasContent("precious");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aFileWithAnUnfinishedCheckpointsNameIsLeftAlone() throws IOException {
        var own = Files.writeString(folder.resolve("history.ndjson.checkpoint.new"), "own");

        export().assertSuccess();

        assertThat(own).hasContent("own");
    }

    @Test
    void filesAreReadableByTheirOwnerOnly() throws IOException {
        export().assertSuccess();

        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(checkpoint)).isEqualTo("rw-------");
    }

    @Test
    void existingPermissionsAreKept() throws IOException {
        begin();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        export("--resume").assertSuccess();

        assertThat(permissions(file)).isEqualTo("rw-r-----");
    }

    @Test
    void filesOfAKilledExportAreRemoved() throws IOException {
        begin();
        var leftover = Files.writeString(folder.resolve(checkpoint.getFileName() + UNFINISHED), "{\"vers");

        export("--resume").assertSuccess();

        assertThat(leftover).doesNotExist();
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void filesWithSimilarNamesAreLeftAlone() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve(checkpoint.getFileName() + UNFINISHED), precious);
        var ofAnother = Files.writeString(folder.resolve("other.ndjson.checkpoint" + UNFINISHED), "other");
        var own = Files.writeString(folder.resolve(checkpoint.getFileName() + ".draft.new"), "own");

        export("--resume").assertSuccess();

        assertThat(link).isSymbolicLink();
        assertThat(precious).hasContent("precious");
        assertThat(ofAnother).exists();
        assertThat(own).exists();
    }

    @Test
    void aBrokenLinkIsRefused() throws IOException {
        Files.createSymbolicLink(file, folder.resolve("nowhere"));

        export().assertInvalidUsage(file + " is a symbolic link to a missing file");
        export("--resume").assertInvalidUsage(file + " is a symbolic link to a missing file");

        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void aLinkToAFileIsNotOverwritten() throws IOException {
        Files.createSymbolicLink(file, precious);

        export().assertInvalidUsage(file + " already exists");
        export("--resume").assertInvalidUsage(file + " exists but " + checkpoint + " is missing");

        assertThat(precious).hasContent("precious");
    }

    @Test
    void aLinkToAnEmptyFileMayBeResumed() throws IOException {
        var elsewhere = Files.createFile(folder.resolve("elsewhere"));
        Files.createSymbolicLink(file, elsewhere);

        export("--resume").assertSuccess();

        assertThat(file).isSymbolicLink();
        assertThat(Files.readAllLines(elsewhere)).hasSize(1);
    }

    @Test
    void aCheckpointLinkIsReplacedNotFollowed() throws IOException {
        begin();
        var moved = Files.move(checkpoint, folder.resolve("moved"));
        var before = Files.readString(moved);
        Files.createSymbolicLink(checkpoint, moved);

        export("--resume").assertSuccess();

        assertThat(moved).hasContent(before);
        assertThat(checkpoint).isRegularFile();
        assertThat(Files.isSymbolicLink(checkpoint)).isFalse();
    }

    @Test
    void aBrokenCheckpointLinkIsNotReplaced() throws IOException {
        Files.createSymbolicLink(checkpoint, folder.resolve("nowhere"));

        export().assertInvalidUsage(checkpoint + " exists but " + file + " is missing");

        assertThat(checkpoint).isSymbolicLink();
    }

    @Test
    @NeedsProgram("mkfifo")
    void aPipeReceivesOnlyLines() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        var read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readAllLines(file);
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        });

        export().assertSuccess();

        assertThat(read.get(60, TimeUnit.SECONDS)).hasSize(1);
        assertThat(checkpoint).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"$@\" | cat", "\"$@\" > \"$OUT\"; cat \"$OUT\""})
    @NeedsProgram("bash")
    void theStandardOutputDeviceReceivesOnlyLines(String script) throws Exception {
        var environment = new HashMap<>(desk.environment());
        environment.put("OUT", file.toString());
        environment.put("PATH", System.getenv("PATH"));

        var run = ChildProcess.runIn(
                script,
                environment,
                ("export --from 2024-03-01 --to 2024-03-31 --out /dev/stdout --base-url " + desk.baseUrl()).split(" "));

        assertThat(run.assertSuccess().out().lines()).hasSize(1).allMatch(line -> line.startsWith("{\"id\":\"1001\""));
    }
}
