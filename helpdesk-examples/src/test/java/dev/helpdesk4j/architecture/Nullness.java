package dev.helpdesk4j.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for {@code @Nullable} in signatures by reflection, as ArchUnit knows no annotations on types. */
final class Nullness {

    private Nullness() {}

    static ArchCondition<JavaClass> showNoNullable() {
        return new ArchCondition<>("show no @Nullable to users, but in equals(Object)") {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                if (!Surface.isVisible(javaClass)) {
                    return;
                }
                var reflected = javaClass.reflect();
                Stream.of(
                                Stream.of(reflected.getDeclaredMethods()),
                                Stream.of(reflected.getDeclaredConstructors()),
                                Stream.of(reflected.getDeclaredFields()))
                        .flatMap(members -> members)
                        .filter(Nullness::isShown)
                        .filter(member -> typesOf(member).anyMatch(Nullness::isNullable))
                        .forEach(member ->
                                events.add(SimpleConditionEvent.violated(javaClass, member + " shows @Nullable")));
            }
        };
    }

    private static boolean isShown(Member member) {
        var isEquals = member instanceof Method method
                && method.getName().equals("equals")
                && method.getParameterCount() == 1
                && method.getParameterTypes()[0] == Object.class;
        return (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
                && !member.isSynthetic()
                && !isEquals;
    }

    private static Stream<AnnotatedType> typesOf(Member member) {
        return member instanceof Executable executable
                ? Stream.concat(
                        Stream.of(executable.getAnnotatedReturnType()),
                        Stream.of(executable.getAnnotatedParameterTypes()))
                : Stream.of(((Field) member).getAnnotatedType());
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class) || partsOf(type).anyMatch(Nullness::isNullable);
    }

    private static Stream<AnnotatedType> partsOf(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType parameterized) {
            return Stream.of(parameterized.getAnnotatedActualTypeArguments());
        }
        if (type instanceof AnnotatedArrayType array) {
            return Stream.of(array.getAnnotatedGenericComponentType());
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            return Stream.concat(
                    Stream.of(wildcard.getAnnotatedLowerBounds()), Stream.of(wildcard.getAnnotatedUpperBounds()));
        }
        return Stream.empty();
    }
}
