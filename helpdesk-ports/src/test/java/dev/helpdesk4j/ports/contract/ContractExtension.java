package dev.helpdesk4j.ports.contract;

import io.vavr.collection.List;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Reports the result of each law. Every exception becomes a failure that begins with a sentence: the law, and what the
 * author of the adapter can do. A test of a law that is declared as not applicable is skipped if it fails; a declaration
 * that no test needs is a failure of the class.
 */
final class ContractExtension
        implements BeforeAllCallback,
                AfterTestExecutionCallback,
                AfterAllCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(ContractExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(NAMESPACE).put(Declarations.class, new Declarations());
    }

    private static Declarations declarations(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Declarations.class, Declarations.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            contract(context).ifPresent(contract -> declarations(context).kept(contract.shown(), contract.declared()));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        declarations(context).check(context.getRequiredTestClass().getSimpleName());
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw explained(context, thrown);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw explained(context, thrown);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw explained(context, thrown);
    }

    private static Throwable explained(ExtensionContext context, Throwable thrown) {
        if (thrown instanceof TestAbortedException || isForeign(context)) {
            return thrown;
        }
        if (thrown instanceof BrokenLaw broken) {
            return skipped(context, broken)
                    .<Throwable>map(reason -> reason)
                    .orElseGet(() -> failed(law(context) + " is broken: " + broken.getMessage(), broken));
        }
        if (thrown instanceof AssertionError difference) {
            var advice = contract(context).map(HelpdeskContract::advice).orElse("");
            return failed(law(context) + " is broken. " + advice + "\n" + difference.getMessage(), difference);
        }
        if (thrown instanceof TimeoutException) {
            return failed(
                    law(context) + " cannot be checked: " + thrown.getMessage()
                            + ". Every call must end, with a failure if need be: look for a wait without an end.",
                    thrown);
        }
        return failed(
                law(context) + " cannot be checked: " + thrown
                        + ". An operation must return a HelpdeskFailure instead of"
                        + " throwing, and a fixture must do what its methods describe: see the cause.",
                thrown);
    }

    /** A law that is broken and declared as not applicable, as the reason to skip the test. */
    private static Optional<TestAbortedException> skipped(ExtensionContext context, BrokenLaw broken) {
        return contract(context)
                .flatMap(contract -> broken.excuses()
                        .find(contract.declared()::containsKey)
                        .peek(law -> declarations(context).broken(law))
                        .map(law -> new TestAbortedException("Law." + law + " does not apply: "
                                + contract.declared().get(law)))
                        .toJavaOptional());
    }

    /** A failure that keeps what a tool can compare. */
    private static AssertionError failed(String message, Throwable cause) {
        return cause instanceof AssertionFailedError difference && difference.isExpectedDefined()
                ? new AssertionFailedError(message, difference.getExpected(), difference.getActual(), cause)
                : new AssertionError(message, cause);
    }

    /** Whether it is a test that somebody has added to a part of the contract. */
    private static boolean isForeign(ExtensionContext context) {
        return context.getTestMethod()
                .map(Method::getDeclaringClass)
                .filter(owner -> !owner.getPackage().equals(ContractExtension.class.getPackage()))
                .isPresent();
    }

    private static Optional<HelpdeskContract<?>> contract(ExtensionContext context) {
        return context.getTestInstance()
                .filter(HelpdeskContract.class::isInstance)
                .map(test -> (HelpdeskContract<?>) test);
    }

    /** As in {@code The law "a sent text is listed" (SendMessageContract)}. */
    private static String law(ExtensionContext context) {
        var method = context.getRequiredTestMethod();
        var words =
                method.getName().replaceAll("(?=[A-Z])|(?<=\\D)(?=\\d)", " ").toLowerCase(Locale.ROOT);
        var arguments = List.of(context.getDisplayName())
                .filter(name -> name.startsWith("["))
                .map(name -> " " + name);
        return "The law \"" + words + "\"" + arguments.mkString() + " ("
                + method.getDeclaringClass().getSimpleName() + ")";
    }
}
