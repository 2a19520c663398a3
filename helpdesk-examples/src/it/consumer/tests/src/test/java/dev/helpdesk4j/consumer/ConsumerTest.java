package dev.helpdesk4j.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application that depends on one adapter alone gets only what the adapter needs, and runs. */
class ConsumerTest {

    private static final long MIB = 1024 * 1024;

    /** How an application gets its classes. */
    enum Start {
        MODULE_PATH,
        CLASS_PATH;

        List<String> options(String application, String path) {
            var main = module(application) + ".Main";
            return this == MODULE_PATH
                    ? List.of("--module-path", path, "--module", module(application) + "/" + main)
                    : List.of("--class-path", path, main);
        }

        /** The first line that an application prints: the name of its module, if it is in one. */
        String firstLine(String application) {
            return this == MODULE_PATH ? module(application) : "null";
        }

        private static String module(String application) {
            return "dev.helpdesk4j.consumer." + application;
        }
    }

    @Test
    void theRetrofitAdapterBringsWhatItNeeds() throws IOException {
        assertThat(artifacts("retrofit"))
                .containsExactlyInAnyOrder(
                        "helpdesk-adapter-retrofit",
                        "helpdesk-ports",
                        "helpdesk-domain",
                        "retrofit",
                        "okhttp-jvm",
                        "okio-jvm",
                        "moshi",
                        "kotlin-stdlib",
                        "annotations",
                        "slf4j-api",
                        "vavr",
                        "vavr-match",
                        "jspecify");
    }

    @Test
    void theFakeBringsWhatItNeeds() throws IOException {
        assertThat(artifacts("fake"))
                .containsExactlyInAnyOrder(
                        "helpdesk-adapter-fake",
                        "helpdesk-ports",
                        "helpdesk-domain",
                        "gson",
                        "error_prone_annotations",
                        "netty-buffer",
                        "netty-codec-base",
                        "netty-codec-compression",
                        "netty-codec-http",
                        "netty-common",
                        "netty-handler",
                        "netty-resolver",
                        "netty-transport",
                        "netty-transport-native-unix-common",
                        "vavr",
                        "vavr-match",
                        "jspecify");
    }

    @Test
    void theRetrofitAdapterWeighsAtMostFiveMebibytes() throws IOException {
        assertThat(jars("retrofit").mapToLong(jar -> jar.toFile().length()).sum())
                .isBetween(1L, 5 * MIB);
    }

    @ParameterizedTest
    @EnumSource
    void anApplicationOfTheRetrofitAdapterRuns(Start start) throws Exception {
        var fake = FakeHelpdesk.empty();
        var ticket = fake.guest("Lin").opensTicket();
        try (var emulator = HelpdeskEmulator.builder(fake).start()) {
            var printed = run(
                    "retrofit",
                    start,
                    emulator.baseUrl(),
                    emulator.appId(),
                    emulator.appSecret(),
                    emulator.helpdeskId().value(),
                    emulator.helpdeskToken());

            assertThat(printed)
                    .containsExactly(start.firstLine("retrofit"), ticket.id().value() + " has 1 message");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anApplicationOfTheFakeRuns(Start start) throws Exception {
        assertThat(run("fake", start)).containsExactly(start.firstLine("fake"), "1 ticket", "HTTP 200");
    }

    private static String runtimePath(String application) throws IOException {
        return Files.readString(Path.of("..", application, "target", "runtime-path"));
    }

    private static Stream<Path> jars(String application) throws IOException {
        return Stream.of(runtimePath(application).split(File.pathSeparator)).map(Path::of);
    }

    private static List<String> artifacts(String application) throws IOException {
        return jars(application)
                .map(jar -> jar.getFileName().toString().replaceFirst("-[0-9].*", ""))
                .toList();
    }

    /** Returns the lines that an application prints on standard output. */
    private static List<String> run(String application, Start start, String... args) throws Exception {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        var classes = Path.of("..", application, "target", "classes").toString();
        command.addAll(start.options(application, runtimePath(application) + File.pathSeparator + classes));
        command.addAll(List.of(args));
        var output = Files.createTempFile("consumer", ".txt");
        var process = new ProcessBuilder(command)
                .redirectError(Redirect.INHERIT)
                .redirectOutput(output.toFile())
                .start();
        try {
            var ended = process.waitFor(1, TimeUnit.MINUTES);
            var lines = Files.readAllLines(output, StandardCharsets.UTF_8);
            assertThat(ended)
                    .as("the application must end, it printed %s", lines)
                    .isTrue();
            assertThat(process.exitValue())
                    .as("exit status, with the output %s", lines)
                    .isZero();
            return lines;
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
