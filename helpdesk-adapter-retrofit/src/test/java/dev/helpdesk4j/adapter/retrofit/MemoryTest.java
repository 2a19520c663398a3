package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.emulator.CannedAnswer;
import dev.helpdesk4j.adapter.fake.emulator.FaultProxy;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.adapter.fake.emulator.NetworkFault;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Either;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Responses of any length end in a result or a failure, in a JVM with a small heap. Each run prints the peak of the heap.
 */
@Timeout(120)
class MemoryTest {

    private static final TicketId TICKET = TicketId.of("7");
    private static final String OTHER_CALL = "OTHER_CALL";
    private static final CannedAnswer BOMB = CannedAnswer.gzipBomb(256);

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

    @ParameterizedTest(name = "{0} MiB of heap, responses of {1} MiB at most, {2} callers")
    @CsvSource({"64, 1, 8", "64, 16, 1", "160, 16, 4"})
    void anEndlessResponseFailsWithASmallHeap(int heap, int ceiling, int callers) throws Exception {
        proxy.on(Operation.FIND_TICKET)
                .next(3 * callers, NetworkFault.answers(BOMB))
                .next(3 * callers, NetworkFault.answers(CannedAnswer.endless()));

        assertThat(read(heap, ceiling, callers))
                .containsOnly("UNREADABLE_RESPONSE")
                .hasSize(6 * callers);
    }

    @ParameterizedTest(name = "{0} MiB of heap, responses of just below {1} MiB, {2} callers")
    @CsvSource({"64, 2, 8", "128, 16, 1"})
    void aResponseOfTheMaximumLengthIsRead(int heap, int ceiling, int callers) throws Exception {
        proxy.on(Operation.FIND_TICKET).always(NetworkFault.answers(CannedAnswer.gzipBomb(ceiling - 1)));

        assertThat(read(heap, ceiling, callers))
                .containsOnly("UNREADABLE_RESPONSE")
                .hasSize(6 * callers);
    }

    /** Without limits each response would need many times its size. The deadlines do not suffice for quadratic time. */
    @Test
    void searchesEndWithLargeResponsesOfAnyContent() throws Exception {
        proxy.on(Operation.SEARCH_TICKETS)
                .next(NetworkFault.answers(LargeResponses.rows()))
                .next(NetworkFault.answers(LargeResponses.digits()))
                .next(NetworkFault.answers(LargeResponses.whiteSpace()))
                .next(NetworkFault.answers(LargeResponses.agents()))
                .next(NetworkFault.answers(LargeResponses.tags()))
                .next(NetworkFault.answers(LargeResponses.languages()))
                .next(NetworkFault.answers(LargeResponses.nesting()))
                .next(NetworkFault.answers(LargeResponses.scopes()))
                .next(NetworkFault.answers(LargeResponses.scopesInTheMessage()))
                .next(NetworkFault.answers(LargeResponses.name()));

        assertThat(read(Operation.SEARCH_TICKETS.name(), 10, 256, 16, 1))
                .containsExactly(
                        "UNREADABLE_RESPONSE",
                        "UNREADABLE_RESPONSE",
                        "1 rows",
                        "UNREADABLE_RESPONSE",
                        "UNREADABLE_RESPONSE",
                        "UNREADABLE_RESPONSE",
                        "UNREADABLE_RESPONSE",
                        "PERMISSION_DENIED",
                        "PERMISSION_DENIED",
                        "1 rows");
    }

    @Test
    void largeMessagesDoNotFailTheirPage() throws Exception {
        proxy.on(Operation.LIST_MESSAGES)
                .next(NetworkFault.answers(LargeResponses.text()))
                .next(NetworkFault.answers(LargeResponses.escapes()))
                .next(NetworkFault.answers(LargeResponses.lines()))
                .next(NetworkFault.answers(LargeResponses.richText()));

        assertThat(read(Operation.LIST_MESSAGES.name(), 4, 256, 16, 1))
                .containsOnly("1 rows")
                .hasSize(4);
    }

    @Test
    void theJsonOfALargePlatformCallIsComplete() throws Exception {
        proxy.on(Operation.FIND_TICKET)
                .next(NetworkFault.answers(LargeResponses.name()))
                .next(NetworkFault.answers(LargeResponses.escapes()))
                .next(NetworkFault.answers(LargeResponses.whiteSpace()))
                .next(NetworkFault.answers(LargeResponses.digits()))
                .next(NetworkFault.answers(LargeResponses.nesting()));

        assertThat(read(OTHER_CALL, 5, 256, 16, 1))
                .satisfiesExactly(
                        MemoryTest::isWhole,
                        MemoryTest::isWhole,
                        MemoryTest::isWhole,
                        line -> assertThat(line).isEqualTo("UNREADABLE_RESPONSE"),
                        line -> assertThat(line).isEqualTo("UNREADABLE_RESPONSE"));
    }

    private static void isWhole(String line) {
        assertThat(Integer.parseInt(line)).isBetween(16_000_000 / 6, 16 << 20);
    }

    private List<String> read(int heap, int ceiling, int callers) throws IOException, InterruptedException {
        return read(Operation.FIND_TICKET.name(), 6, heap, ceiling, callers);
    }

    private List<String> read(String call, int responses, int heap, int ceiling, int callers)
            throws IOException, InterruptedException {
        var output = folder.resolve("output").toFile();
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx" + heap + "m",
                        // Without it JDK 17 may run out of memory while native code delays a collection.
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:GCLockerRetryAllocationCount=50",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        proxy.baseUrl(),
                        emulator.appId(),
                        emulator.appSecret(),
                        emulator.helpdeskId().value(),
                        emulator.helpdeskToken(),
                        String.valueOf(ceiling),
                        String.valueOf(callers),
                        call,
                        String.valueOf(responses))
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(process.waitFor(100, TimeUnit.SECONDS))
                    .as("the process has ended")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        var lines = Files.readString(output.toPath(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        System.out.printf(
                "%s, heap of %d MiB, responses of %d MiB at most, %d callers: a %s%n",
                call, heap, ceiling, callers, lines.get(lines.size() - 1));
        return lines.subList(0, lines.size() - 1);
    }

    /** Several callers, each of which reads several responses. Prints each result, and the peak of the heap. */
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
                    .withoutLimits(Operation.values())
                    .attemptTimeout(Duration.ofMinutes(1))
                    .deadline(Duration.ofMinutes(1))
                    .build()) {
                var helpdesk = app.helpdesk(HelpdeskId.of(args[3]), args[4]);
                Supplier<String> call = args[7].equals(OTHER_CALL)
                        ? () -> otherCall(app)
                        : () -> response(helpdesk, Operation.valueOf(args[7]));
                Callable<List<String>> caller = () ->
                        Stream.generate(call).limit(Integer.parseInt(args[8])).toList();
                for (var result : threads.invokeAll(Collections.nCopies(callers, caller))) {
                    result.get().forEach(System.out::println);
                }
            } finally {
                threads.shutdownNow();
            }
            System.out.println("peak of " + (peak.get() >> 20) + " MiB");
        }

        /** Garbage that is not collected yet counts as well. */
        private static void watch(AtomicLong peak) {
            var memory = ManagementFactory.getMemoryMXBean();
            while (true) {
                peak.accumulateAndGet(memory.getHeapMemoryUsage().getUsed(), Math::max);
                LockSupport.parkNanos(1_000_000);
            }
        }

        private static String otherCall(FeishuApp app) {
            return app.call(PlatformCall.get("/open-apis/helpdesk/v1/tickets/7").build())
                    .fold(
                            failure -> failure.kind().name(),
                            envelope -> envelope.data().get().length() + "");
        }

        private static String response(Helpdesk helpdesk, Operation operation) {
            return switch (operation) {
                case SEARCH_TICKETS -> page(helpdesk.tickets().search(TicketCriteria.any(), PageRequest.first()));
                case LIST_MESSAGES ->
                    page(helpdesk.messages().list(TICKET, MessageCriteria.any(), PageRequest.first()));
                default ->
                    helpdesk.tickets()
                            .find(TICKET)
                            .fold(failure -> failure.kind().name(), Ticket::toString);
            };
        }

        private static String page(Either<HelpdeskFailure, ? extends Page<?>> page) {
            return page.fold(
                    failure -> failure.kind().name(), read -> read.items().size() + " rows");
        }
    }
}
