package dev.helpdesk4j.domain.ticket;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A number of the platform from a set that may grow. The documented numbers have constants; every other number is kept.
 *
 * <p>Not public: its methods are part of each of its public subclasses, and the five sets have no other type in common.
 */
abstract class OpenCode {

    private final int code;
    private final Option<String> name;

    OpenCode(int code, Option<String> name) {
        this.code = code;
        this.name = name;
    }

    /** Returns the constant with this code or, where there is none, a new value. */
    static <T extends OpenCode> T of(int code, Seq<T> known, IntFunction<T> unknown) {
        return known.find(constant -> constant.code() == code).getOrElse(() -> unknown.apply(code));
    }

    /** The platform's number. */
    public int code() {
        return code;
    }

    /** The name of the constant; none where the code is not a documented one. */
    public Option<String> name() {
        return name;
    }

    /** Whether the code is a documented one, so that there is a constant for it. */
    public boolean isKnown() {
        return name.isDefined();
    }

    /** Whether the other is of the same set and has the same code. */
    @Override
    @SuppressWarnings("EqualsGetClass") // each subclass is final, and instanceof would mix the sets up
    public boolean equals(@Nullable Object other) {
        return other != null && getClass() == other.getClass() && code == ((OpenCode) other).code;
    }

    @Override
    public int hashCode() {
        return 31 * getClass().getName().hashCode() + code;
    }

    /** The name of the constant, or {@code code 7} where there is none. */
    @Override
    public String toString() {
        return name.getOrElse(() -> "code " + code);
    }
}
