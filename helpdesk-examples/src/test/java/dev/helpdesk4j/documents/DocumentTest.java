package dev.helpdesk4j.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentTest {

    private static final Document DOCUMENT = new Document(Document.ROOT.resolve("EXAMPLE.md"), """
            # Title

            See [one](a.md#b) and `code`.

            ## The `first` one: a, b

            Read this:

            | name | value |
            |---|---|
            | `a` | 1 |
            | `b` |  |

            ```sh
            # [no](link)
            run
            ```

            ## Second
            """);

    @Test
    void headingsInCodeAreNone() {
        assertThat(DOCUMENT.headings(1)).containsExactly("Title");
        assertThat(DOCUMENT.headings(2)).containsExactly("The `first` one: a, b", "Second");
    }

    @Test
    void anchorsAreThoseOfGitHub() {
        assertThat(DOCUMENT.anchors()).containsExactly("title", "the-first-one-a-b", "second");
    }

    @Test
    void blocksAreFoundByLanguage() {
        assertThat(DOCUMENT.blocks("sh")).containsExactly("# [no](link)\nrun\n");
        assertThat(DOCUMENT.blocks("java")).isEmpty();
    }

    @Test
    void linksInCodeAreNone() {
        assertThat(DOCUMENT.links()).containsExactly("a.md#b");
    }

    @Test
    void aTableIsFoundBelowALine() {
        assertThat(DOCUMENT.rows("Read this:")).containsExactly("| `a` | 1 |", "| `b` |  |");
        assertThat(DOCUMENT.cells("The `first` one: a, b")).containsExactly(List.of("a", "1"), List.of("b", ""));
    }

    @Test
    void aMissingTableIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> DOCUMENT.rows("Second"));
    }

    @Test
    void whatIsBuiltOrDownloadedIsNoDocument() {
        assertThat(Document.all())
                .extracting(Document::path)
                .contains("README.md")
                .noneMatch(path -> path.matches(".*(target|node_modules)/.*"));
    }
}
