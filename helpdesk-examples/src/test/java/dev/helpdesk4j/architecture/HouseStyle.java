package dev.helpdesk4j.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** How classes are made here: immutable in the domain, without nulls, well named and silent. */
final class HouseStyle {

    private static final Set<Class<?>> MUTABLE = Set.of(
            java.util.Collection.class,
            java.util.Map.class,
            java.util.Date.class,
            java.util.Calendar.class,
            java.util.BitSet.class,
            java.util.concurrent.atomic.AtomicReference.class,
            java.util.concurrent.atomic.AtomicBoolean.class,
            StringBuilder.class,
            StringBuffer.class);

    private final Hexagon hexagon;

    HouseStyle(Hexagon hexagon) {
        this.hexagon = hexagon;
    }

    ArchRule theDomainIsImmutable() {
        return CompositeArchRule.of(fields().that()
                        .areDeclaredInClassesThat(liveInTheDomainAndAreNoBuilders())
                        .should()
                        .beFinal()
                        .allowEmptyShould(true))
                .and(fields().that()
                        .areDeclaredInClassesThat(liveInTheDomainAndAreNoBuilders())
                        .should(haveTypesThatCannotChange())
                        .allowEmptyShould(true))
                .and(noMethods()
                        .that()
                        .areDeclaredInClassesThat(liveInTheDomainAndAreNoBuilders())
                        .should()
                        .haveNameMatching("set[A-Z].*")
                        .allowEmptyShould(true));
    }

    private DescribedPredicate<JavaClass> liveInTheDomainAndAreNoBuilders() {
        return JavaClass.Predicates.resideInAPackage(hexagon.domain())
                .and(DescribedPredicate.not(simpleName("Builder")))
                .as("live in the domain and are no builders");
    }

    /** An enum's hidden array of its constants is the compiler's business. */
    private static ArchCondition<JavaField> haveTypesThatCannotChange() {
        return new ArchCondition<>("have types that cannot change") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                if (field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                    return;
                }
                Stream.concat(Stream.of(field.getRawType()), field.getAllInvolvedRawTypes().stream())
                        .distinct()
                        .filter(HouseStyle::canChange)
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                field, field.getFullName() + " holds a " + type.getName() + ", which can change")));
            }
        };
    }

    private static boolean canChange(JavaClass type) {
        return type.isArray() || MUTABLE.stream().anyMatch(type::isAssignableTo);
    }

    ArchRule noNullCrossesAMethodsEdge() {
        return classes()
                .that()
                .resideInAnyPackage(hexagon.library())
                .and()
                .resideOutsideOfPackages(hexagon.internal())
                .should(Nullness.showNoNullable())
                .allowEmptyShould(true);
    }

    ArchRule everyPackageIsNullMarked() {
        return classes()
                .should(new ArchCondition<JavaClass>("live in a package whose package-info is @NullMarked") {
                    @Override
                    public void check(JavaClass javaClass, ConditionEvents events) {
                        var marked = javaClass.getPackage().isAnnotatedWith(NullMarked.class);
                        events.add(new SimpleConditionEvent(
                                javaClass,
                                marked,
                                javaClass.getName() + " lives in a package that is " + (marked ? "" : "not ")
                                        + "@NullMarked"));
                    }
                })
                .allowEmptyShould(true);
    }

    ArchRule namesSayWhatAClassIs() {
        return noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Data")
                .orShould()
                .haveSimpleNameEndingWith("Info")
                .allowEmptyShould(true);
    }

    ArchRule theLibraryIsSilent() {
        return CompositeArchRule.of(noClasses()
                        .that()
                        .resideInAnyPackage(hexagon.library())
                        .should(ACCESS_STANDARD_STREAMS)
                        .allowEmptyShould(true))
                .and(noClasses()
                        .that()
                        .resideInAnyPackage(hexagon.library())
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("java.util.logging..")
                        .allowEmptyShould(true));
    }
}
