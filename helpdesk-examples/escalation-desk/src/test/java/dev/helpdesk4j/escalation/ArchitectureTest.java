package dev.helpdesk4j.escalation;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Dependencies point inwards, to the domain. */
@AnalyzeClasses(packagesOf = EscalationDesk.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String HERE = "dev.helpdesk4j.escalation";
    private static final String[] LANGUAGE = {"java..", "io.vavr..", "dev.helpdesk4j.domain.."};

    @ArchTest
    static final ArchRule theDomainDependsOnTheLibrarysDomainOnly = classes()
            .that()
            .resideInAPackage(HERE + ".domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with(HERE + ".domain.."));

    @ArchTest
    static final ArchRule thePortsDependOnTheDomainOnly = classes()
            .that()
            .resideInAPackage(HERE + ".ports..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with(HERE + ".domain..", HERE + ".ports.."));

    @ArchTest
    static final ArchRule theApplicationDependsOnPortsAndNoAdapter = classes()
            .that()
            .resideInAPackage(HERE + ".application..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    with(HERE + ".domain..", HERE + ".ports..", HERE + ".application..", "dev.helpdesk4j.ports.."));

    @ArchTest
    static final ArchRule onlyTheConfigurationDependsOnAdapters = noClasses()
            .that()
            .resideOutsideOfPackages(HERE + ".configuration..", HERE + ".adapter.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.helpdesk4j.adapter..");

    @ArchTest
    static final ArchRule theWebAdapterDependsOnTheWebhookOnly = noClasses()
            .that()
            .resideInAPackage(HERE + ".adapter.web..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.helpdesk4j.adapter..")
                    .and(not(resideInAPackage("dev.helpdesk4j.adapter.retrofit.event.."))));

    @ArchTest
    static final ArchRule nothingDependsOnTheConfiguration = noClasses()
            .that()
            .resideOutsideOfPackage(HERE + ".configuration..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HERE + ".configuration..");

    private static String[] with(String... more) {
        var all = java.util.Arrays.copyOf(LANGUAGE, LANGUAGE.length + more.length);
        System.arraycopy(more, 0, all, LANGUAGE.length, more.length);
        return all;
    }
}
