package dev.helpdesk4j.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The changelog has the form of Keep a Changelog. */
class ChangelogTest {

    private static final Document CHANGELOG = Document.of("CHANGELOG.md");

    @Test
    void versionsHaveADateAndTheFirstIsUnreleased() {
        assertThat(CHANGELOG.headings(2)).first().isEqualTo("[Unreleased]");
        assertThat(CHANGELOG.headings(2).stream().skip(1))
                .allMatch(heading -> heading.matches("\\[\\d+\\.\\d+\\.\\d+] - \\d{4}-\\d{2}-\\d{2}"));
    }

    @Test
    void changesAreGroupedByTheirKind() {
        assertThat(CHANGELOG.headings(3))
                .isNotEmpty()
                .isSubsetOf("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security");
        assertThat(CHANGELOG.text().lines().filter(line -> line.startsWith("- ")))
                .hasSizeGreaterThan(CHANGELOG.headings(3).size());
    }
}
