package dev.helpdesk4j.domain.ticket;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A code of the platform from an open set. Documented codes have constants; every other code is a valid value too.
 *
 * <p>Not public: its methods are part of each public subclass, and the six sets are otherwise unrelated.
 */
abstract class OpenCode {

    private final int code;
    private final Option<String> name;

    OpenCode(int code, Option<String> name) {
        this.code = code;
        this.name = name;
    }

    /** Returns the constant with this code, or a new value if there is none. */
    static <T extends OpenCode> T of(int code, Seq<T> known, IntFunction<T> unknown) {
        for (var constant : known) {
            if (constant.code() == code) {
                return constant;
            }
        }
        return unknown.apply(code);
    }

    /** Returns the platform's code. */
    public int code() {
        return code;
    }

    /** Returns the name of the constant; none if the code is not documented. */
    public Option<String> name() {
        return name;
    }

    /** Returns whether the code is documented and has a constant. */
    public boolean isKnown() {
        return name.isDefined();
    }

    /** Returns whether the other value is of the same set and has the same code. */
    @Override
    @SuppressWarnings("EqualsGetClass") // each subclass is final, and instanceof would confuse the sets
    public boolean equals(@Nullable Object other) {
        return other != null && getClass() == other.getClass() && code == ((OpenCode) other).code;
    }

    @Override
    public int hashCode() {
        return 31 * getClass().getName().hashCode() + code;
    }

    /** Returns the name of the constant, or {@code code 7} if there is none. */
    @Override
    public String toString() {
        return name.getOrElse(() -> "code " + code);
    }
}
