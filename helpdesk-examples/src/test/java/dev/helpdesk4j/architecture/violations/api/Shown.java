package dev.helpdesk4j.architecture.violations.api;

import io.vavr.control.Option;
import java.io.IOException;
import java.util.function.Supplier;

/** A little API, to see what of it is written down. */
public abstract class Shown<T extends Comparable<T>> implements Supplier<Option<T>> {

    public static final int LIMIT = 10_000;
    protected final String seenBySubclasses = "";
    final String hidden = "";
    private final String secret = "";

    protected Shown() {}

    protected abstract void last() throws IOException;

    public static <X extends Comparable<X>> Option<X> first(Option<? super X> one, String... others) {
        return Option.none();
    }

    void hidden() {}

    private String secret() {
        return secret;
    }

    @Override
    public String toString() {
        return secret() + hidden;
    }

    public record Nested(int number) {}

    protected interface SeenBySubclasses {}

    static final class Hidden {

        public static final class InsideHidden {

            public void notShown() {}
        }
    }
}
