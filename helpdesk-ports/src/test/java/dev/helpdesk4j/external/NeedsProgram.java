package dev.helpdesk4j.external;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that needs programs on the {@code PATH}. Where one of them is missing, the test is skipped with a message; with
 * {@code -Dexternal=required} it fails.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ProgramCondition.class)
public @interface NeedsProgram {

    /** The names of the programs' files, such as {@code "node"}. */
    String[] value();
}
