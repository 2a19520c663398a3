package dev.helpdesk4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.helpdesk4j.architecture.violations.api.Shown;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The public API of each module is the one in its {@code public-api.txt}, so that nobody changes it unawares. */
class PublicApiTest {

    private static final String ACCEPT = "api.accept";

    @ParameterizedTest
    @FieldSource("dev.helpdesk4j.architecture.LibraryModule#PUBLISHED")
    void thePublicApiIsTheAcceptedOne(LibraryModule module) throws IOException {
        var agreed = module.folder().resolve("public-api.txt");
        var api = PublicApi.of(module.compiled());
        if (System.getProperty(ACCEPT) != null) {
            Files.writeString(agreed, api.text());
        }

        var before = Files.exists(agreed) ? Files.readString(agreed) : "";

        if (!before.equals(api.text())) {
            fail(difference(agreed, PublicApi.parse(before), api));
        }
    }

    private static String difference(Path agreed, PublicApi before, PublicApi now) {
        var gone = before.without(now).stream().map(line -> "  -  " + line);
        var added = now.without(before).stream().map(line -> "  +  " + line);
        return Stream.concat(gone, added)
                .collect(Collectors.joining(
                        "\n",
                        "The public API is not the one in " + agreed + ":\n",
                        "\nIf that is meant, accept it and commit the file:\n"
                                + "  mvn test -pl helpdesk-examples -am -D" + ACCEPT
                                + " -Dtest=PublicApiTest -Dsurefire.failIfNoSpecifiedTests=false"));
    }

    @Test
    void packagesThatAreNotExportedAreNoApi() {
        assertThat(PublicApi.of(LibraryModule.FAKE.compiled()).text())
                .contains("exports dev.helpdesk4j.adapter.fake.emulator;", "adapter.fake.emulator.HelpdeskEmulator")
                .doesNotContain("adapter.fake.http.", "adapter.fake.service.");
    }

    @Test
    void onlyCallableMembersAreListed() throws URISyntaxException {
        assertThat(PublicApi.of(folderOf(Shown.class))
                        .text()
                        .replace("dev.helpdesk4j.architecture.violations.api.", ""))
                .isEqualTo("""
                        public abstract class Shown<T extends java.lang.Comparable<T>> implements java.util.function.Supplier<io.vavr.control.Option<T>> {
                          protected abstract void last() throws java.io.IOException;
                          protected Shown();
                          protected final java.lang.String seenBySubclasses = "";
                          public java.lang.String toString();
                          public static <X extends java.lang.Comparable<X>> io.vavr.control.Option<X> first(io.vavr.control.Option<? super X>, java.lang.String...);
                          public static final int LIMIT = 10000;
                        }

                        public final class Shown$Nested extends java.lang.Record {
                          public Shown$Nested(int);
                          public final boolean equals(java.lang.Object);
                          public final int hashCode();
                          public final java.lang.String toString();
                          public int number();
                        }

                        public interface Shown$SeenBySubclasses {
                        }
                        """);
    }

    @Test
    void aWrittenApiIsReadBack() throws URISyntaxException {
        var api = PublicApi.of(folderOf(Shown.class));

        assertThat(PublicApi.parse(api.text())).isEqualTo(api);
    }

    @Test
    void aDifferenceListsRemovalsAdditionsAndHowToAcceptThem() {
        var before = PublicApi.parse("""
                public class Ticket {
                  public void opens();
                  public void stays();
                }

                public class Gone {
                  public void gone();
                }
                """);
        var now = PublicApi.parse("""
                public class Ticket {
                  public void closes();
                  public void stays();
                }
                """);

        assertThat(difference(Path.of("public-api.txt"), before, now)).isEqualTo("""
                        The public API is not the one in public-api.txt:
                          -  public class Gone
                          -  public class Ticket:
                             public void opens();
                          +  public class Ticket:
                             public void closes();
                        If that is meant, accept it and commit the file:
                          mvn test -pl helpdesk-examples -am -Dapi.accept -Dtest=PublicApiTest -Dsurefire.failIfNoSpecifiedTests=false""");
    }

    @Test
    void aModulesVersionIsNoPartOfItsApi() {
        assertThat(PublicApi.parse("module dev.helpdesk4j.ports@0.1.0-SNAPSHOT {\n  exports a;\n}\n")
                        .text())
                .isEqualTo("module dev.helpdesk4j.ports {\n  exports a;\n}\n");
    }

    private static Path folderOf(Class<?> type) throws URISyntaxException {
        var file = type.getResource(type.getSimpleName() + ".class");
        return Path.of(file.toURI()).getParent();
    }
}
