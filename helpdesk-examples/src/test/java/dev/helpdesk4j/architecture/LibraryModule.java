package dev.helpdesk4j.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** The modules of this repository, as the build has just compiled them: main classes only. */
enum LibraryModule {
    DOMAIN("helpdesk-domain"),
    PORTS("helpdesk-ports"),
    FAKE("helpdesk-adapter-fake"),
    RETROFIT("helpdesk-adapter-retrofit"),
    EXAMPLES("helpdesk-examples");

    /** The modules that people depend on. */
    static final Set<LibraryModule> PUBLISHED = EnumSet.of(DOMAIN, PORTS, FAKE, RETROFIT);

    private final String folder;

    LibraryModule(String folder) {
        this.folder = folder;
    }

    Path folder() {
        return root().resolve(folder);
    }

    Path compiled() {
        return folder().resolve("target").resolve("classes");
    }

    JavaClasses classes() {
        return new ClassFileImporter().importPaths(compiled());
    }

    static JavaClasses allClasses() {
        return new ClassFileImporter()
                .importPaths(Stream.of(values())
                        .map(LibraryModule::compiled)
                        .filter(Files::isDirectory)
                        .toList());
    }

    /** Tests run in their module's folder under Maven, and anywhere in an IDE. */
    private static Path root() {
        var start = Path.of("").toAbsolutePath();
        for (var folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(DOMAIN.folder).resolve("pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no repository around " + start);
    }
}
