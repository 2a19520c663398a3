package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.emulator.CannedAnswer;
import dev.helpdesk4j.adapter.fake.emulator.FaultProxy;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.adapter.fake.emulator.NetworkFault;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import dev.helpdesk4j.ports.Operation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That answers of any length end in a value, in a JVM with a small heap; each run prints how much of it was used. */
@Timeout(120)
class MemoryTest {

    private static final TicketId TICKET = TicketId.of("7");
    private static final CannedAnswer BOMB = CannedAnswer.gzipBomb(1024);

    private final HelpdeskEmulator emulator =
            HelpdeskEmulator.builder(FakeHelpdesk.empty()).start();
    private final FaultProxy proxy = FaultProxy.to(emulator);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        proxy.close();
        emulator.close();
    }

    @ParameterizedTest(name = "{0} MiB of heap, answers of {1} MiB at most, {2} callers")
    @CsvSource({"64, 1, 8", "64, 16, 1", "160, 16, 4"})
    void anAnswerThatNeverEndsIsAFailureHoweverSmallTheHeap(int heap, int ceiling, int callers) throws Exception {
        proxy.on(Operation.FIND_TICKET)
                .next(3 * callers, NetworkFault.answers(BOMB))
                .next(3 * callers, NetworkFault.answers(CannedAnswer.endless()));

        assertThat(read(heap, ceiling, callers))
                .containsOnly("UNREADABLE_RESPONSE")
                .hasSize(6 * callers);
    }

    @ParameterizedTest(name = "{0} MiB of heap, answers of just below {1} MiB, {2} callers")
    @CsvSource({"64, 2, 8", "128, 16, 1"})
    void anAnswerThatIsAsLongAsItMayBeIsReadToItsEnd(int heap, int ceiling, int callers) throws Exception {
        proxy.on(Operation.FIND_TICKET).always(NetworkFault.answers(CannedAnswer.gzipBomb(ceiling - 1)));

        assertThat(read(heap, ceiling, callers))
                .containsOnly("UNREADABLE_RESPONSE")
                .hasSize(6 * callers);
    }

    private List<String> read(int heap, int ceiling, int callers) throws IOException, InterruptedException {
        var output = folder.resolve("output").toFile();
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx" + heap + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        proxy.baseUrl(),
                        emulator.appId(),
                        emulator.appSecret(),
                        emulator.helpdeskId().value(),
                        emulator.helpdeskToken(),
                        String.valueOf(ceiling),
                        String.valueOf(callers))
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(process.waitFor(100, TimeUnit.SECONDS))
                    .as("it has ended")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        var lines = Files.readString(output.toPath(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        System.out.printf(
                "heap of %d MiB, answers of %d MiB at most, %d callers: a %s%n",
                heap, ceiling, callers, lines.get(lines.size() - 1));
        return lines.subList(0, lines.size() - 1);
    }

    /** Several callers, each of whom reads six answers; prints what became of each, and the peak of the heap. */
    static final class Reader {

        public static void main(String[] args) throws Exception {
            var peak = new AtomicLong();
            var watch = new Thread(() -> watch(peak));
            watch.setDaemon(true);
            watch.start();
            var callers = Integer.parseInt(args[6]);
            var threads = Executors.newFixedThreadPool(callers);
            try (var app = FeishuApp.builder(args[1], args[2])
                    .baseUrl(args[0])
                    .maxResponseBytes((long) Integer.parseInt(args[5]) << 20)
                    .limits(Operation.FIND_TICKET)
                    .attemptTimeout(Duration.ofMinutes(1))
                    .deadline(Duration.ofMinutes(1))
                    .build()) {
                var helpdesk = app.helpdesk(HelpdeskId.of(args[3]), args[4]);
                Callable<List<Kind>> caller = () -> sixAnswers(helpdesk);
                for (var result : threads.invokeAll(Collections.nCopies(callers, caller))) {
                    result.get().forEach(System.out::println);
                }
            } finally {
                threads.shutdownNow();
            }
            System.out.println("peak of " + (peak.get() >> 20) + " MiB");
        }

        /** What is no longer needed and not yet collected counts as well. */
        private static void watch(AtomicLong peak) {
            var memory = ManagementFactory.getMemoryMXBean();
            while (true) {
                peak.accumulateAndGet(memory.getHeapMemoryUsage().getUsed(), Math::max);
                LockSupport.parkNanos(1_000_000);
            }
        }

        private static List<Kind> sixAnswers(Helpdesk helpdesk) {
            var kinds = new ArrayList<Kind>();
            for (var answer = 0; answer < 6; answer++) {
                kinds.add(helpdesk.tickets().find(TICKET).getLeft().kind());
            }
            return kinds;
        }
    }
}
