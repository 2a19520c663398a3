package dev.helpdesk4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.control.EmulatorControl;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.contract.Assumption;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The code in the README is compiled and run, and its lists are complete. */
class ReadmeTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String README = read(ROOT.resolve("README.md"));

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(file + " cannot be read", unreadable);
        }
    }

    static List<String> blocks(String readme, String language) {
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
                .matcher(readme)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    static List<String> javaBlocks() {
        return blocks(README, "java");
    }

    /** Removes the indentation of the code in its class. */
    private static String flat(String code) {
        return code.lines().map(String::strip).reduce("", (above, line) -> above + "\n" + line);
    }

    @ParameterizedTest
    @MethodSource("javaBlocks")
    void theJavaItShowsIsCompiledAndRun(String block) throws IOException {
        try (Stream<Path> sources = Files.walk(ROOT.resolve("helpdesk-examples"))) {
            var code = sources.filter(file -> file.toString().endsWith(".java"))
                    .map(ReadmeTest::read)
                    .map(ReadmeTest::flat);

            assertThat(code).anyMatch(file -> file.contains(flat(block)));
        }
    }

    @Test
    void itListsEveryFailureWithItsMeaningAndAdvice() {
        var rows = Arrays.stream(HelpdeskFailure.Kind.values())
                .map(kind -> "| `" + kind + "` | " + kind.meaning() + " | " + kind.advice() + " |")
                .toList();

        assertThat(README.lines().filter(line -> line.matches("\\| `[A-Z_]+` \\|.*")))
                .containsExactlyElementsOf(rows);
    }

    @Test
    void itListsEveryAssumption() {
        assertThat(README.lines())
                .containsSequence(Arrays.stream(Assumption.values())
                        .map(assumption -> "- " + assumption.statement())
                        .toList());
    }

    @Test
    void itListsEveryRequestOfTheControl() throws Exception {
        var fake = FakeHelpdesk.empty();
        try (var emulator = HelpdeskEmulator.builder(fake).start();
                var control = EmulatorControl.builder(fake, emulator).start()) {
            var request = HttpRequest.newBuilder(URI.create(control.baseUrl() + "/routes"))
                    .header("Authorization", "Bearer " + control.token())
                    .build();
            var listed = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            var rows = Pattern.compile(
                            "\"method\":\"(.*?)\",\"path\":\"(.*?)\",\"fields\":\"(.*?)\",\"purpose\":\"(.*?)\"")
                    .matcher(listed.body())
                    .results()
                    .map(row -> String.format(
                            "| `%s %s` | %s | %s |", row.group(1), row.group(2), row.group(3), row.group(4)))
                    .toList();

            assertThat(README.lines().filter(line -> line.matches("\\| `[A-Z]+ /.*` \\|.*")))
                    .isNotEmpty()
                    .containsExactlyElementsOf(rows);
        }
    }

    @Test
    void itsVersionIsTheBuilds() {
        var version = Pattern.compile("<version>(.*?)</version>")
                .matcher(read(ROOT.resolve("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        assertThat(blocks(README, "xml"))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(block).contains("<version>" + version + "</version>"));
    }

    @Test
    void itsCommandsAreRunByTheBuildThatDecides() {
        areRun(README);
    }

    @ParameterizedTest
    @ValueSource(strings = {"escalation-desk", "foreign-clients"})
    void theCommandsOfAStandaloneProjectAreRunToo(String project) {
        areRun(read(ROOT.resolve("helpdesk-examples").resolve(project).resolve("README.md")));
    }

    private static void areRun(String readme) {
        var decides = read(ROOT.resolve(".ci/run"));

        assertThat(blocks(readme, "sh").stream().flatMap(String::lines).filter(line -> !line.startsWith("export ")))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(decides).contains(command));
    }
}
