package dev.helpdesk4j.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.stream.Stream;

/**
 * Who may depend on whom: examples on adapters, adapters on ports, ports on the domain, and each on the libraries that it
 * was given.
 *
 * @param root the package above all of them
 */
record Hexagon(String root) {

    private static final String[] VALUES = {"java..", "io.vavr..", "org.jspecify.."};
    private static final String SERVER = "io.netty..";
    private static final String[] FAKES_LIBRARIES = {SERVER, "javax.net..", "javax.crypto..", "com.google.gson.."};
    private static final String[] RETROFITS_LIBRARIES = {
        "javax.crypto..",
        "javax.net..",
        "retrofit2..",
        "okhttp3..",
        "okio..",
        "com.squareup.moshi..",
        "org.slf4j..",
        "kotlin.."
    };

    String domain() {
        return root + ".domain..";
    }

    String ports() {
        return root + ".ports..";
    }

    String adapters() {
        return root + ".adapter..";
    }

    String fake() {
        return root + ".adapter.fake..";
    }

    String retrofit() {
        return root + ".adapter.retrofit..";
    }

    String examples() {
        return root + ".examples..";
    }

    /** What people depend on. */
    String[] library() {
        return new String[] {domain(), ports(), adapters()};
    }

    /** What no module exports, although it is public. */
    String[] internal() {
        return new String[] {
            root + ".adapter.fake.http..",
            root + ".adapter.fake.service..",
            root + ".adapter.retrofit.common..",
            root + ".adapter.retrofit.json.."
        };
    }

    ArchRule arrowsPointInwards() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("domain")
                .definedBy(domain())
                .layer("ports")
                .definedBy(ports())
                .layer("adapters")
                .definedBy(fake(), retrofit())
                .layer("examples")
                .definedBy(examples())
                .whereLayer("examples")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("adapters")
                .mayOnlyBeAccessedByLayers("examples")
                .whereLayer("ports")
                .mayOnlyBeAccessedByLayers("adapters", "examples")
                .ensureAllClassesAreContainedInArchitecture()
                .allowEmptyShould(true);
    }

    ArchRule adaptersNeverSeeEachOther() {
        return CompositeArchRule.of(noClasses()
                        .that()
                        .resideInAPackage(fake())
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(retrofit())
                        .allowEmptyShould(true))
                .and(noClasses()
                        .that()
                        .resideInAPackage(retrofit())
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(fake())
                        .allowEmptyShould(true));
    }

    ArchRule everyLayerKeepsToItsLibraries() {
        return CompositeArchRule.of(onlyDependsOn(domain(), Stream.empty()))
                .and(onlyDependsOn(ports(), Stream.of(domain())))
                .and(onlyDependsOn(fake(), Stream.concat(Stream.of(domain(), ports()), Stream.of(FAKES_LIBRARIES))))
                .and(onlyDependsOn(
                        retrofit(), Stream.concat(Stream.of(domain(), ports()), Stream.of(RETROFITS_LIBRARIES))));
    }

    /** So that the server can be replaced, and so that what it does is not mixed with what the service does. */
    ArchRule onlyClassesNamedForNettyKnowIt() {
        return noClasses()
                .that()
                .resideInAPackage(fake())
                .and()
                .haveNameNotMatching(".*\\.Netty\\w*(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SERVER)
                .allowEmptyShould(true);
    }

    /** Commands use the export and the output, the export uses the output; only commands know picocli. */
    ArchRule theCommandLineIsLayered() {
        var commands = root + ".examples.cli";
        return CompositeArchRule.of(layeredArchitecture()
                        .consideringOnlyDependenciesInLayers()
                        .withOptionalLayers(true)
                        .layer("commands")
                        .definedBy(commands)
                        .layer("export")
                        .definedBy(commands + ".export..")
                        .layer("output")
                        .definedBy(commands + ".output..")
                        .whereLayer("commands")
                        .mayNotBeAccessedByAnyLayer()
                        .whereLayer("export")
                        .mayOnlyBeAccessedByLayers("commands")
                        .allowEmptyShould(true))
                .and(noClasses()
                        .that()
                        .resideOutsideOfPackage(commands)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("picocli..")
                        .allowEmptyShould(true));
    }

    private static ArchRule onlyDependsOn(String layer, Stream<String> others) {
        var allowed = Stream.of(Stream.of(layer), Stream.of(VALUES), others)
                .flatMap(packages -> packages)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(layer)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .allowEmptyShould(true);
    }

    ArchRule packagesFormNoCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
    }
}
