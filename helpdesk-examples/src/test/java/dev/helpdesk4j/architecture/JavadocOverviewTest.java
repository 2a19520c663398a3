package dev.helpdesk4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The first page of every module's Javadoc. */
class JavadocOverviewTest {

    private static final Path APPLICATION =
            LibraryModule.EXAMPLES.folder().resolve("src/it/consumer/retrofit/src/main/java");

    private static String overview() throws IOException {
        return Files.readString(LibraryModule.DOMAIN.folder().resolve("src/main/javadoc/overview.html"));
    }

    @Test
    void itsCodeIsThatOfATestedApplication() throws IOException {
        var code = Pattern.compile("(?s)<pre><code>(.*?)</code></pre>").matcher(overview());
        assertThat(code.find()).isTrue();

        var application = Files.readString(APPLICATION.resolve("dev/helpdesk4j/consumer/retrofit/Main.java"));

        assertThat(flat(application)).contains(flat(code.group(1).replace("&gt;", ">")));
        assertThat(code.find()).isFalse();
    }

    @Test
    void itListsThePublishedModules() throws IOException {
        var listed = Pattern.compile("<li><code>(.*?)</code>")
                .matcher(overview())
                .results()
                .map(found -> found.group(1));
        var published = LibraryModule.PUBLISHED.stream()
                .flatMap(module -> ModuleFinder.of(module.compiled()).findAll().stream())
                .map(module -> module.descriptor().name())
                .toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void itUsesPlainWords() throws IOException {
        assertThat(PlainWords.in(overview())).isEmpty();
    }

    /** Without the indentation. */
    private static String flat(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
