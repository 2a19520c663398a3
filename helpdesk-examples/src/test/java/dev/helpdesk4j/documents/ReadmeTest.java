package dev.helpdesk4j.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every README and every other guide: its code is compiled and run, its commands are run, its links lead somewhere. */
class ReadmeTest {

    private static final List<String> SOURCES = Document.files(".java").stream()
            .map(Document::textOf)
            .map(ReadmeTest::flat)
            .toList();

    private static final String BUILD_POM = Document.textOf(Document.ROOT.resolve("pom.xml"));

    private static final String BUILD = Document.textOf(Document.ROOT.resolve(".ci/run"));

    static Stream<Document> guides() {
        return Document.all().filter(document -> !document.path().equals("CHANGELOG.md"));
    }

    /** Every README but the first, which has at most 200 lines. */
    static Stream<Document> readmes() {
        return guides().filter(document -> document.path().endsWith("/README.md"));
    }

    /** Without what depends on how deep the code stands in its class. */
    private static String flat(String code) {
        return code.lines().map(String::strip).reduce("", (above, line) -> above + "\n" + line);
    }

    @ParameterizedTest
    @MethodSource("guides")
    void codeIsPartOfASourceFile(Document guide) {
        assertThat(guide.blocks("java"))
                .filteredOn(block -> SOURCES.stream().noneMatch(source -> source.contains(flat(block))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("guides")
    void commandsAreRunByTheBuild(Document guide) {
        assertThat(guide.blocks("sh").stream().flatMap(String::lines).filter(line -> !line.startsWith("export ")))
                .filteredOn(command -> !BUILD.contains(command))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("guides")
    void versionsAreTheBuilds(Document guide) {
        assertThat(guide.blocks("xml"))
                .allSatisfy(block -> assertThat(block).contains("<version>" + versionOfTheBuild() + "</version>"));
    }

    private static String versionOfTheBuild() {
        var version = Pattern.compile("<version>(.*?)</version>").matcher(BUILD_POM);
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    /** All of them but that of the plugin that runs the program, which this build does not use. */
    @Test
    void theProjectToCopyHasTheVersionsOfTheBuild() {
        var project = Document.textOf(Document.ROOT.resolve("helpdesk-examples/first-project/pom.xml"));
        var versions = Pattern.compile("<(?:maven.compiler.release|(?!helpdesk4j)\\w+\\.version)>.*"
                        + "|<artifactId>maven-\\w+-plugin</artifactId>\\s+<version>.*")
                .matcher(project)
                .results()
                .map(version -> flat(version.group()))
                .toList();

        assertThat(project).contains("<helpdesk4j.version>" + versionOfTheBuild() + "</helpdesk4j.version>");
        assertThat(versions)
                .hasSize(7)
                .allSatisfy(version -> assertThat(flat(BUILD_POM)).contains(version));
    }

    @ParameterizedTest
    @MethodSource("guides")
    void linksLeadToFilesAndHeadings(Document guide) {
        assertThat(guide.links())
                .filteredOn(link -> !link.startsWith("http") && !isThere(guide, link))
                .isEmpty();
    }

    private static boolean isThere(Document guide, String link) {
        var parts = link.split("#", 2);
        var file = parts[0].isEmpty()
                ? guide.file()
                : guide.file().getParent().resolve(parts[0]).normalize();
        return Files.exists(file)
                && (parts.length == 1
                        || Document.of(Document.ROOT.relativize(file).toString())
                                .anchors()
                                .contains(parts[1]));
    }

    @ParameterizedTest
    @MethodSource("readmes")
    void theContentsListTheHeadings(Document readme) {
        var contents =
                readme.text().lines().takeWhile(line -> !line.startsWith("## ")).filter(line -> line.startsWith("- "));
        var headings = readme.headings(2).stream()
                .map(heading -> "- [" + heading.replace("`", "") + "](#" + Document.anchor(heading) + ")");

        assertThat(contents).isNotEmpty().containsExactlyElementsOf(headings.toList());
    }

    @Test
    void eachModuleHasAReadme() {
        var modules = Pattern.compile("<module>(.*?)</module>")
                .matcher(Document.textOf(Document.ROOT.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1) + "/README.md")
                .toList();

        assertThat(readmes().map(Document::path)).isNotEmpty().containsAll(modules);
    }

    @Test
    void theFirstReadmeHasAtMost200Lines() {
        assertThat(Document.of("README.md").text().lines()).hasSizeLessThanOrEqualTo(200);
    }

    /** A file can be made of such a block as it stands. */
    @Test
    void wholeProgramsCompileAsTheyStand(@TempDir Path folder) throws IOException {
        var programs = Document.of("README.md").blocks("java").stream()
                .filter(block -> block.startsWith("import "))
                .toList();

        assertThat(programs).hasSize(2);
        for (var program : programs) {
            var name = Pattern.compile("class (\\w+)")
                    .matcher(program)
                    .results()
                    .findFirst()
                    .orElseThrow();
            Files.writeString(folder.resolve(name.group(1) + ".java"), program);
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var sources = Files.list(folder)) {
            var options = List.of("-proc:none", "-d", folder.toString());
            var units = files.getJavaFileObjectsFromPaths(sources.toList());

            assertThat(compiler.getTask(null, files, null, options, null, units).call())
                    .isTrue();
        }
    }
}
