package dev.helpdesk4j.architecture.violations.nulls.domain;

import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;

public class Nullables {

    public final @Nullable String inAField = null;

    @Nullable
    String inAHiddenField;

    public Nullables(@Nullable String inAConstructor) {}

    protected @Nullable String inAResult() {
        return null;
    }

    public void inAParameter(@Nullable String parameter) {}

    public void inATypeArgument(Option<Option<? extends @Nullable String>> parameter) {}

    public void inAnArray(@Nullable String[] parameter) {}

    @Nullable
    String inAHiddenMethod() {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
