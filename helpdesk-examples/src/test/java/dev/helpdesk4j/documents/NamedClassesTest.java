package dev.helpdesk4j.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The classes that CONTRIBUTING and SECURITY name exist. */
class NamedClassesTest {

    /** A name of two words in code, with a method or not: {@code ServiceRoutes.row}. */
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]+)+)(?:\\.(\\w+))?`");

    private static final Set<String> NOT_OURS = Set.of("OkHttpClient");

    @Test
    void everyNamedClassAndMethodExists() {
        var sources = Document.files(".java").stream()
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString(), Document::textOf, (one, other) -> one + other));
        var named = CLASS.matcher(Document.of("CONTRIBUTING.md").text()
                        + Document.of("SECURITY.md").text())
                .results()
                .filter(name -> !NOT_OURS.contains(name.group(1)))
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(20)
                .filteredOn(name ->
                        !declares(sources.getOrDefault(name.group(1) + ".java", ""), name.group(1), name.group(2)))
                .extracting(MatchResult::group)
                .isEmpty();
    }

    private static boolean declares(String source, String type, @Nullable String method) {
        return source.matches("(?s).*\\b(class|interface|enum|record) " + type + "\\b.*")
                && (method == null || source.contains(" " + method + "("));
    }
}
