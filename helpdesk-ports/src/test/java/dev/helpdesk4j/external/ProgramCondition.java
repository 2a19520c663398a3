package dev.helpdesk4j.external;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips a test whose programs are missing, or fails it. */
final class ProgramCondition implements ExecutionCondition {

    private static final String SETTING = "external";
    private static final String REQUIRED = "required";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var required = context.getConfigurationParameter(SETTING)
                .map(ProgramCondition::isRequired)
                .orElse(false);
        return AnnotationSupport.findAnnotation(context.getElement(), NeedsProgram.class)
                .map(NeedsProgram::value)
                .flatMap(programs -> Stream.of(programs)
                        .filter(program -> !isOnPath(program, System.getenv("PATH")))
                        .findFirst())
                .map(missing -> isMissing(context, missing, required))
                .orElseGet(() -> ConditionEvaluationResult.enabled("every program is on the PATH"));
    }

    private static boolean isRequired(String setting) {
        if (!setting.equals(REQUIRED)) {
            throw new IllegalArgumentException(SETTING + " must be " + REQUIRED + ", got " + setting);
        }
        return true;
    }

    private static ConditionEvaluationResult isMissing(ExtensionContext context, String program, boolean required) {
        var message = "the test needs the program " + program + ", which is not on the PATH";
        if (required) {
            throw new IllegalStateException(message);
        }
        // Surefire shows no reasons.
        System.out.println("Skipped " + name(context) + ": " + message);
        return ConditionEvaluationResult.disabled(message);
    }

    static boolean isOnPath(String program, String path) {
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .anyMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }

    private static String name(ExtensionContext context) {
        var testClass = context.getRequiredTestClass().getSimpleName();
        return context.getTestMethod()
                .map(method -> testClass + "." + method.getName())
                .orElse(testClass);
    }
}
