package dev.helpdesk4j.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What users of the library see of other libraries: the types in the signatures that are public or protected, type
 * arguments and bounds included.
 */
final class Surface {

    private static final Set<String> VAVR_IN_SIGNATURES = Set.of(
            "io.vavr.control.Either",
            "io.vavr.control.Option",
            "io.vavr.collection.Seq",
            "io.vavr.collection.Set",
            "io.vavr.collection.Map");

    private static final String[] WIRE = {
        "retrofit2.",
        "okhttp3.",
        "okio.",
        "com.squareup.moshi.",
        "com.google.gson.",
        "com.sun.net.httpserver.",
        "io.netty.",
        "kotlin."
    };

    private final Hexagon hexagon;

    Surface(Hexagon hexagon) {
        this.hexagon = hexagon;
    }

    ArchRule showsOfVavrOnlyWhatTheReadmeExplains() {
        return classes()
                .that()
                .resideInAnyPackage(hexagon.library())
                .and()
                .resideOutsideOfPackages(hexagon.internal())
                .should(showNoType(
                        "of Vavr other than Either, Option, Seq, Set and Map",
                        (owner, type) -> type.startsWith("io.vavr.") && !VAVR_IN_SIGNATURES.contains(type)))
                .allowEmptyShould(true);
    }

    ArchRule keepsTheWireInside() {
        return keepsTheWireInsideExceptInBuilders("okhttp3.OkHttpClient");
    }

    ArchRule keepsTheWireInsideExceptInBuilders(String taken) {
        return classes()
                .that()
                .resideInAnyPackage(hexagon.library())
                .and()
                .resideOutsideOfPackages(hexagon.internal())
                .should(showNoType(
                        "of a wire or HTTP library, a builder's " + taken + " excepted",
                        (owner, type) -> Stream.of(WIRE).anyMatch(type::startsWith)
                                && !(type.equals(taken) && owner.getSimpleName().equals("Builder"))))
                .allowEmptyShould(true);
    }

    private static ArchCondition<JavaClass> showNoType(String which, BiPredicate<JavaClass, String> forbidden) {
        return new ArchCondition<>("show no type " + which) {
            @Override
            public void check(JavaClass owner, ConditionEvents events) {
                if (!isVisible(owner)) {
                    return;
                }
                report(owner, owner.getFullName(), typesOf(owner), events);
                Stream.of(owner.getFields(), owner.getMethods(), owner.getConstructors())
                        .flatMap(Set::stream)
                        .filter(Surface::isVisible)
                        .forEach(member -> report(owner, member.getFullName(), typesOf(member), events));
            }

            private void report(JavaClass owner, String where, Stream<JavaClass> types, ConditionEvents events) {
                types.map(type -> type.getBaseComponentType().getName())
                        .distinct()
                        .filter(type -> forbidden.test(owner, type))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(owner, where + " shows " + type)));
            }
        };
    }

    /** Whether users can name the class. */
    static boolean isVisible(JavaClass javaClass) {
        return isVisible(javaClass.getModifiers())
                && javaClass.getEnclosingClass().map(Surface::isVisible).orElse(true);
    }

    /** Whether users can name the member, given that they can name its class. */
    static boolean isVisible(JavaMember member) {
        return isVisible(member.getModifiers()) && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> typesOf(JavaClass javaClass) {
        return rawTypes(Stream.of(
                        javaClass.getSuperclass().stream(),
                        javaClass.getInterfaces().stream(),
                        javaClass.getTypeParameters().stream())
                .flatMap(types -> types));
    }

    private static Stream<JavaClass> typesOf(JavaMember member) {
        return member instanceof JavaCodeUnit code
                ? Stream.concat(
                        rawTypes(Stream.of(
                                        Stream.of(code.getReturnType()),
                                        code.getParameterTypes().stream(),
                                        code.getTypeParameters().stream())
                                .flatMap(types -> types)),
                        code.getExceptionTypes().stream())
                : member.getAllInvolvedRawTypes().stream();
    }

    private static Stream<JavaClass> rawTypes(Stream<? extends JavaType> types) {
        return types.flatMap(type -> type.getAllInvolvedRawTypes().stream()).collect(Collectors.toSet()).stream();
    }
}
