package dev.helpdesk4j.examples.cli;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.adapter.retrofit.FeishuApp;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.examples.cli.export.Export;
import dev.helpdesk4j.examples.cli.export.ExportProgress;
import dev.helpdesk4j.examples.cli.export.ExportRequest;
import dev.helpdesk4j.examples.cli.export.ExportTarget;
import dev.helpdesk4j.ports.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An export in its own process that is killed repeatedly, at random moments. */
class ExportKilledTest {

    private static final int KILLS = 20;
    private static final Instant NOW = Instant.parse("2024-06-03T09:00:00Z");
    private static final String FROM = "2020-01-01T00:00:00Z";
    private static final String TO = "2024-06-03T09:00:00Z";

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(20);

    @ParameterizedTest
    @CsvSource({"12000, false", "40, true"})
    void anExportKilledTwentyTimesYieldsTheSameFile(int tickets, boolean messages) throws Exception {
        var fake = FakeHelpdesk.builder()
                .clock(ManualClock.at(NOW))
                .sampleData(8, tickets)
                .build();
        try (var emulator = HelpdeskEmulator.builder(fake).start()) {
            var undisturbed = undisturbed(emulator, messages);
            var file = folder.resolve("killed.ndjson");

            for (var kills = 0; kills < KILLS; ) {
                if (startAndKill(emulator, messages, file, Files.size(undisturbed) / KILLS)) {
                    kills++;
                } else {
                    assertThat(Files.mismatch(undisturbed, file)).isEqualTo(-1);
                    beginAnew(file);
                }
            }
            var last = ChildProcess.run(environment(emulator), command(emulator, messages, file));

            assertThat(last.status()).as("%s", last).isZero();
            assertThat(last.out()).contains(tickets + " tickets are in ");
            assertThat(Files.lines(undisturbed)).hasSize(tickets);
            assertThat(Files.mismatch(undisturbed, file)).isEqualTo(-1);
        }
    }

    /** Exports as the command does, but faster than the service allows. */
    private Path undisturbed(HelpdeskEmulator emulator, boolean messages) throws IOException {
        var file = folder.resolve("undisturbed.ndjson");
        var request = new ExportRequest(
                emulator.helpdeskId().value(), TimeRange.between(Instant.parse(FROM), Instant.parse(TO)), messages);
        var pool = Executors.newFixedThreadPool(4);
        try (var app = FeishuApp.builder(emulator.appId(), emulator.appSecret())
                        .baseUrl(emulator.baseUrl())
                        .withoutLimits(Operation.SEARCH_TICKETS)
                        .withoutLimits(Operation.LIST_MESSAGES)
                        .build();
                var target = ExportTarget.create(file, request)) {
            var helpdesk = app.helpdesk(emulator.helpdeskId(), emulator.helpdeskToken());
            var end = new Export(helpdesk, request, target, new Unseen()).run(4, pool);
            assertThat(end.isRight()).isTrue();
        } finally {
            pool.shutdownNow();
        }
        return file;
    }

    private static final class Unseen implements ExportProgress {
        @Override
        public void reached(double fraction) {}

        @Override
        public void wrote(long lines) {}

        @Override
        public void close() {}
    }

    private static Map<String, String> environment(HelpdeskEmulator emulator) {
        return Map.of(
                "FEISHU_APP_ID", emulator.appId(),
                "FEISHU_APP_SECRET", emulator.appSecret(),
                "FEISHU_HELPDESK_ID", emulator.helpdeskId().value(),
                "FEISHU_HELPDESK_TOKEN", emulator.helpdeskToken(),
                "FEISHU_BASE_URL", emulator.baseUrl());
    }

    private static String[] command(HelpdeskEmulator emulator, boolean messages, Path file) {
        var command = new ArrayList<>(List.of("export", "--from", FROM, "--to", TO, "--resume"));
        command.addAll(List.of("--out", file.toString()));
        if (messages) {
            command.add("--messages");
        }
        return command.toArray(String[]::new);
    }

    private void beginAnew(Path file) throws IOException {
        Files.delete(file);
        Files.delete(folder.resolve(file.getFileName() + ".checkpoint"));
    }

    /**
     * Kills it once the file has grown by some bytes or its checkpoint has been replaced several times; returns false if
     * it ended before.
     */
    private boolean startAndKill(HelpdeskEmulator emulator, boolean messages, Path file, long share) throws Exception {
        var size = Files.exists(file) ? Files.size(file) : 0;
        var length = size + random.nextLong(share);
        var touches = random.nextBoolean() ? random.nextInt(1, 12) : Integer.MAX_VALUE;
        try (var watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
            try (var child = ChildProcess.start(environment(emulator), command(emulator, messages, file))) {
                child.whenEnded(() -> close(watch));
                await(watch, file, length, touches);
                child.kill();
                assertThat(child.status()).as("killed, or ended").isIn(137, 0);
                return child.status() == 137;
            }
        }
    }

    private static void await(WatchService watch, Path file, long length, int touches) throws Exception {
        try {
            for (var touched = 0; touched < touches; ) {
                var key = watch.poll(30, TimeUnit.SECONDS);
                assertThat(key).as("a change of a file").isNotNull();
                touched += (int) key.pollEvents().stream()
                        .filter(event -> event.context().toString().contains(".checkpoint"))
                        .count();
                key.reset();
                if (Files.exists(file) && Files.size(file) > length) {
                    return;
                }
            }
        } catch (ClosedWatchServiceException ended) {
            // It had already ended.
        }
    }

    private static void close(WatchService watch) {
        try {
            watch.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
