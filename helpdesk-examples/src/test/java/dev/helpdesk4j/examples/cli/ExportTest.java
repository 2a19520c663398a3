package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.external.NeedsProgram;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of an export, and its report. */
class ExportTest {

    private static final String[] SPAN = {"export", "--from", "2024-03-01T00:00:00Z", "--to", "2024-03-31T00:00:00Z"};
    private static final Instant START = Instant.parse("2024-03-02T09:00:00Z");

    private final Desk desk = new Desk();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void fill() {
        file = folder.resolve("history.ndjson");
        for (var number = 1; number <= 5; number++) {
            desk.fake().put(ticket(number));
            for (var place = 0; place < number; place++) {
                desk.fake().put(id(number), message(number, place));
            }
        }
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static TicketId id(int number) {
        return TicketId.of("100" + number);
    }

    private static Ticket ticket(int number) {
        return Ticket.builder(id(number))
                .timeline(Timeline.openedAt(START.plusSeconds(number)))
                .build();
    }

    private static Message message(int number, int place) {
        return Message.builder(MessageId.of("8" + number + place), new MessageContent.Text("message " + place))
                .sentAt(START.plusSeconds(60L * (place + 1)))
                .build();
    }

    private Run export(String... more) {
        return desk.run(Run.with(Run.with(SPAN, "--out", file.toString()), more));
    }

    private List<Map<?, ?>> lines() throws IOException {
        assertThat(Files.readString(file)).matches("(?s)(.*\n)?");
        return Files.readAllLines(file).stream()
                .<Map<?, ?>>map(ExportTest::document)
                .toList();
    }

    private static Map<?, ?> document(String line) {
        try {
            return (Map<?, ?>) JsonReader.of(new Buffer().writeUtf8(line)).readJsonValue();
        } catch (IOException noJson) {
            throw new UncheckedIOException(line, noJson);
        }
    }

    @Test
    void eachTicketIsALineOldestFirst() throws IOException {
        var run = export().assertSuccess();

        var listed = (Map<?, ?>) desk.run("tickets", "list", "--output", "json").json();
        assertThat(lines()).hasSize(5);
        assertThat(io.vavr.collection.List.ofAll(lines()).reverse().asJava()).isEqualTo(listed.get("tickets"));
        assertThat(run.out()).startsWith("5 tickets are in " + file + ", opened ");
    }

    @Test
    void aLineHasAllMessagesOfItsTicketOnRequest() throws IOException {
        export("--messages").assertSuccess();

        for (var line : lines()) {
            var listed = (Map<?, ?>) desk.run("messages", "list", (String) line.get("id"), "--output", "json")
                    .json();
            assertThat(line.get("messages")).isEqualTo(listed.get("messages"));
        }
        assertThat((List<?>) lines().get(4).get("messages")).hasSize(5);
    }

    @Test
    void aDeletedTicketIsExportedWithoutMessages() throws IOException {
        desk.fake().on(Operation.LIST_MESSAGES).next(Fault.of(HelpdeskFailure.Kind.NOT_FOUND));

        export("--messages", "--calls", "1").assertSuccess();

        assertThat(lines()).hasSize(5);
        assertThat(lines().get(0).containsKey("messages")).isFalse();
        assertThat(lines().subList(1, 5)).allMatch(line -> line.containsKey("messages"));
    }

    @Test
    void theLastMinuteBelongsToTheNextExport() {
        var run = desk.run("export", "--from", "2024-03-01", "--to", "9000-01-01", "--out", file.toString());

        assertThat(run.assertSuccess().out()).containsPattern("; start the next export with --from \\d{4}-[^ ]+Z\n$");
    }

    @Test
    void aRangeWithinTheLastMinuteIsComplete() throws IOException {
        desk.run("export", "--from", "9000-01-01", "--to", "9000-01-02", "--out", file.toString())
                .assertSuccess();

        assertThat(lines()).isEmpty();
    }

    @Test
    void standardOutputReceivesOnlyLines() {
        var run = desk.run(Run.with(SPAN, "--out", "-")).assertSuccess();

        assertThat(run.out().lines()).hasSize(5).allMatch(line -> line.startsWith("{\"id\":\"100"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDeviceIsWrittenWithoutACheckpoint() {
        file = Path.of("/dev/null");

        export().assertSuccess();

        assertThat(Files.exists(Path.of("/dev/null.checkpoint"))).isFalse();
    }

    @Test
    void sampleDataCanBeExportedToo() throws IOException {
        Run.onSample("export", "--from", "2000-01-01", "--to", "2999-01-01", "--out", file.toString())
                .assertSuccess();

        assertThat(lines())
                .hasSize(500)
                .isSortedAccordingTo((one, other) ->
                        String.valueOf(one.get("createdAt")).compareTo(String.valueOf(other.get("createdAt"))));
    }

    @Test
    @NeedsProgram("bash")
    void aFailedSampleExportDoesNotSuggestToResume() throws Exception {
        String[] command = {"export", "--sample", "--from", "2000-01-01", "--to", "2999-01-01", "--out", file.toString()
        };

        var run = ChildProcess.runWithFilesUpTo(100, Map.of(), command);

        assertThat(run.assertFailure(file + " cannot be written: ").err()).doesNotContain("--resume");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --from 2026-01-02 --to 2026-01-01 --out x    | time range must not end before it begins
                    --from soon --to 2026-01-01 --out x          | time must be of the form
                    --from 2026-01-01 --out x                    | Missing required option: '--to=TIME'
                    --from 2026-01-01 --to 2026-01-02            | Missing required option: '--out=FILE'
                    --from 2026-01-01 --to 2026-01-02 --out x --calls 0  | --calls must be 1 to 64, got 0
                    --from 2026-01-01 --to 2026-01-02 --out x --calls 65 | --calls must be 1 to 64, got 65
                    --from 2026-01-01 --to 2026-01-02 --out - --resume   | --resume must be used with a regular file, got -
                    --from 2026-01-01 --to 2026-01-02 --out /dev/null --resume | --resume must be used with a regular file, got /dev/null
                    --from 2026-01-01 --to 2026-01-02 --out /            | --out must be a file, got the folder /
                    --from 2026-01-01 --to 2026-01-02 --out no/where     | folder of no/where must exist, got
                    """)
    void invalidOptionsAreInvalidUsage(String args, String reason) {
        desk.run(Run.with(new String[] {"export"}, args.split(" "))).assertInvalidUsage(reason);

        assertThat(desk.requests()).isEmpty();
        assertThat(Path.of("x")).doesNotExist();
    }

    @Test
    void aFailedCallStopsTheExportWithAHint() throws IOException {
        desk.fake().on(Operation.SEARCH_TICKETS).next(Fault.of(HelpdeskFailure.Kind.PERMISSION_DENIED));

        export().assertFailure(
                        "search tickets failed: the app lacks a scope",
                        "grant the app the missing scopes",
                        "; run the same command with --resume to continue");
        export("--resume").assertSuccess();

        assertThat(lines()).hasSize(5);
    }

    @Test
    void aFailedMessageListStopsTheExportBetweenLines() throws IOException {
        desk.fake().on(Operation.LIST_MESSAGES).every(3, Fault.of(HelpdeskFailure.Kind.PERMISSION_DENIED));

        export("--messages", "--calls", "1").assertFailure("at ticket 1003 list messages failed", "--resume");
        assertThat(lines()).hasSize(2);
        desk.fake().recover();
        export("--messages", "--resume").assertSuccess();

        assertThat(lines())
                .extracting(line -> line.get("id"))
                .doesNotHaveDuplicates()
                .hasSize(5);
        assertThat(desk.requests().filter(request -> request.target().contains("1001/messages")))
                .hasSize(1);
    }

    @Test
    void verboseOutputIncludesTheStackTrace() {
        desk.fake().on(Operation.SEARCH_TICKETS).next(Fault.of(HelpdeskFailure.Kind.PERMISSION_DENIED));

        var run = export("-v");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("dev.helpdesk4j.ports.HelpdeskException", "\tat dev.helpdesk4j.");
    }
}
