package dev.helpdesk4j.adapter.fake.contract;

import static java.util.stream.Collectors.toCollection;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The outcome of each test of a contract class, run as the author of an adapter runs it, and of failed classes. */
record ContractRun(Map<String, TestExecutionResult> results) {

    private static final Pattern ARGUMENT = Pattern.compile("\\w+=(\\w+)");

    static ContractRun of(Class<?> tests) {
        var results = new ConcurrentSkipListMap<String, TestExecutionResult>();
        var launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build());
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(tests))
                        .build(),
                new TestExecutionListener() {
                    @Override
                    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                        if (test.isTest() || result.getStatus() != Status.SUCCESSFUL) {
                            results.put(name(test), result);
                        }
                    }
                });
        return new ContractRun(results);
    }

    /** {@code Class.method}, with the first two arguments of a parameterized test; for a class its name. */
    private static String name(TestIdentifier test) {
        var source = test.getSource().orElseThrow();
        if (source instanceof ClassSource container) {
            return container.getJavaClass().getSimpleName();
        }
        var method = (MethodSource) source;
        var name = method.getJavaClass().getSimpleName() + "." + method.getMethodName();
        var arguments = ARGUMENT.matcher(test.getDisplayName());
        return arguments
                .results()
                .limit(2)
                .map(argument -> argument.group(1))
                .reduce(name, (sofar, argument) -> sofar + " " + argument);
    }

    TreeSet<String> ended(Status status) {
        return results.keySet().stream()
                .filter(name -> results.get(name).getStatus() == status)
                .collect(toCollection(TreeSet::new));
    }

    /** Returns the message of its failure or skip. */
    String message(String name) {
        return results.get(name).getThrowable().orElseThrow().getMessage();
    }

    Throwable thrown(String name) {
        return results.get(name).getThrowable().orElseThrow();
    }
}
