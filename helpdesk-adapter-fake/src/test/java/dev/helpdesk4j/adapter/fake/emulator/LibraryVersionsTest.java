package dev.helpdesk4j.adapter.fake.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Applications have other versions of the emulator's libraries: of Gson by the official SDK, of Netty by Spring Boot. */
@Timeout(120)
class LibraryVersionsTest {

    private static final Path OTHER_VERSIONS = Path.of("target", "other-versions");

    @ParameterizedTest
    @CsvSource({"gson-, gson-2.8.9, 1", "gson-, gson-2.9.0, 1", "netty-, netty-4.1, 8"})
    void theEmulatorRunsWithOlderLibraries(String prefix, String folder, int count) throws Exception {
        var jars = jarsIn(folder);

        assertThat(jars).hasSize(count);
        try (var child = ChildJvm.startWith(prefix, jars, EveryOperation.class)) {
            assertThat(child.line())
                    .contains(prefix + (count == 1 ? "" : "codec-http-") + folder.replaceAll(".*-", ""));
            assertThat(child.lines())
                    .containsExactly(
                            "find: 200 0",
                            "search: 200 0",
                            "text: 200 0",
                            "string: 200 0",
                            "post: 200 0",
                            "list: 200 0",
                            "subscribe: 200 0",
                            "unsubscribe: 200 0",
                            "no json: 400 154000",
                            "missing: 404 154004",
                            "path: 404 154000",
                            "scope: 400 99991672",
                            "secret: 200 10014",
                            "webhook: [encrypt]");
        }
    }

    @Test
    void theFakeAloneNeedsNoneOfThem() throws Exception {
        try (var withoutNetty = ChildJvm.startWith("netty-", List.of(), InMemoryOnly.class);
                var withoutGson = ChildJvm.startWith("gson-", List.of(), InMemoryOnly.class)) {
            assertThat(withoutNetty.lines()).containsExactly("51");
            assertThat(withoutGson.lines()).containsExactly("51");
        }
    }

    private static List<Path> jarsIn(String folder) throws IOException {
        try (var jars = Files.list(OTHER_VERSIONS.resolve(folder))) {
            return jars.toList();
        }
    }
}
