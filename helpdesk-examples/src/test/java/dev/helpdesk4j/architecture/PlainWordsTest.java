package dev.helpdesk4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.documents.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages that use plain words, and every document. Add another package as soon as it does. */
class PlainWordsTest {

    @ParameterizedTest
    @CsvSource({
        "DOMAIN, dev/helpdesk4j/domain",
        "DOMAIN, dev/helpdesk4j/domain/event",
        "DOMAIN, dev/helpdesk4j/domain/message",
        "DOMAIN, dev/helpdesk4j/domain/ticket",
        "PORTS, dev/helpdesk4j/ports",
        "PORTS, dev/helpdesk4j/ports/event",
        "PORTS, dev/helpdesk4j/ports/history",
        "RETROFIT, dev/helpdesk4j/adapter/retrofit",
        "RETROFIT, dev/helpdesk4j/adapter/retrofit/event",
        "RETROFIT, dev/helpdesk4j/adapter/retrofit/json",
        "FAKE, dev/helpdesk4j/adapter/fake",
        "FAKE, dev/helpdesk4j/adapter/fake/control",
        "FAKE, dev/helpdesk4j/adapter/fake/emulator",
        "FAKE, dev/helpdesk4j/adapter/fake/http",
        "FAKE, dev/helpdesk4j/adapter/fake/service",
        "EXAMPLES, dev/helpdesk4j/examples/cli",
        "EXAMPLES, dev/helpdesk4j/examples/cli/export",
        "EXAMPLES, dev/helpdesk4j/examples/cli/output",
        "EXAMPLES, dev/helpdesk4j/examples/embedding",
    })
    void textsUsePlainWords(LibraryModule module, String exported) throws IOException {
        useOnlyPlainWords(module.folder().resolve("src/main/java").resolve(exported));
    }

    /** Authors of adapters read the contract and its messages. */
    @Test
    void theContractUsesPlainWords() throws IOException {
        useOnlyPlainWords(LibraryModule.PORTS.folder().resolve("src/test/java/dev/helpdesk4j/ports/contract"));
    }

    static Stream<Document> documents() {
        return Document.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void documentsUsePlainWords(Document document) {
        assertThat(PlainWords.inMarkdown(document.text())).isEmpty();
    }

    private static void useOnlyPlainWords(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(PlainWordsTest::usesPlainWords);
        }
    }

    private static void usesPlainWords(Path source) throws IOException {
        assertThat(PlainWords.inJava(Files.readString(source)))
                .as("unusual words in %s", source)
                .isEmpty();
    }

    @Test
    void wordsAreFoundInJavadocAndInStrings() {
        var source = """
                /** Tells the id. */
                interface Told {
                    // says nothing
                    String asked = "no page came"; // "told"
                    String field = "answers";
                    char quote = '"', other = '\\'';
                    /** Returns {@code told} of {@link Told}.
                     *
                     * @param told the id that was asked for
                     */
                    String said(int told);
                    String message = "it is \\"gone\\"";
                }
                """;

        assertThat(PlainWords.inJava(source))
                .containsExactly(
                        "Tells: /** Tells the id. */",
                        "came: \"no page came\"",
                        "asked: *  the id that was asked for",
                        "gone: \"it is \\\"gone\\\"\"");
    }

    @Test
    void wordsAreFoundInTheProseOfADocument() {
        var markdown = "# One\nIt comes from `told`.\n```java\nasked();\n```\n## Two\nIt tells.\n";

        assertThat(PlainWords.inMarkdown(markdown)).containsExactly("comes: It comes from .", "tells: It tells.");
    }
}
