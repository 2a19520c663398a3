package dev.helpdesk4j.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The classes that guides name exist, with the named methods and constants. */
class NamedClassesTest {

    /** A name of two words or more in code, with a member or not: {@code ServiceRoutes.row}. */
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]+)+)(?:\\.(\\w+))?");

    private static final Set<String> NOT_OURS =
            Set.of("OkHttpClient", "IllegalArgumentException", "NullPointerException");

    private static final String SOURCES =
            Document.files(".java").stream().map(Document::textOf).collect(Collectors.joining("\n"));

    static Stream<Document> guides() {
        return ReadmeTest.guides();
    }

    @ParameterizedTest
    @MethodSource("guides")
    void everyNamedClassAndMemberExists(Document guide) {
        assertThat(CLASS.matcher(guide.text()).results())
                .filteredOn(name -> !NOT_OURS.contains(name.group(1)))
                .filteredOn(name ->
                        !isDeclared(name.group(1)) || (name.group(2) != null && !SOURCES.contains(" " + name.group(2))))
                .extracting(MatchResult::group)
                .isEmpty();
    }

    @Test
    void theLayersOfThePictureExist() {
        var layers = Pattern.compile("(?m)^  (\\w+Layer|Transport) ")
                .matcher(Document.of("README.md").text())
                .results()
                .map(layer -> layer.group(1))
                .toList();

        assertThat(layers).hasSize(4).allMatch(NamedClassesTest::isDeclared);
    }

    private static boolean isDeclared(String type) {
        return Pattern.compile("\\b(class|interface|enum|record) " + type + "\\b")
                .matcher(SOURCES)
                .find();
    }
}
