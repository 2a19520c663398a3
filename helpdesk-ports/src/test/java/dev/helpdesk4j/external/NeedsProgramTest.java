package dev.helpdesk4j.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class NeedsProgramTest {

    private static final String MISSING = "the test needs the program no-such-program, which is not on the PATH";

    @TempDir
    private Path folder;

    /** Not run by itself, as it is no test class by its name. */
    static class NeedsMissing {
        @Test
        @NeedsProgram("no-such-program")
        void needsIt() {}

        @Test
        @NeedsProgram({})
        void needsNone() {}
    }

    private static EngineTestKit.Builder missing() {
        return EngineTestKit.engine("junit-jupiter").selectors(selectClass(NeedsMissing.class));
    }

    private static Events run(String external) {
        return missing().configurationParameter("external", external).execute().testEvents();
    }

    @Test
    void withoutTheProgramATestIsSkipped() {
        var events =
                missing().enableImplicitConfigurationParameters(false).execute().testEvents();

        events.assertStatistics(counts -> counts.skipped(1).succeeded(1));
        events.assertThatEvents().haveExactly(1, event(test("needsIt"), skippedWithReason(MISSING)));
    }

    @Test
    void aRequiredProgramThatIsMissingIsAFailure() {
        var events = run("required");

        events.assertStatistics(counts -> counts.skipped(0).failed(1).succeeded(1));
        events.assertThatEvents()
                .haveExactly(1, event(test("needsIt"), finishedWithFailure(message(text -> text.endsWith(MISSING)))));
    }

    @Test
    void anUnknownSettingIsAFailure() {
        run("needed")
                .assertThatEvents()
                .haveExactly(
                        2,
                        event(finishedWithFailure(
                                message(text -> text.endsWith("external must be required, got needed")))));
    }

    @Test
    void aProgramIsAnExecutableFileOnThePath() throws IOException {
        var other = Files.createDirectory(folder.resolve("other"));
        Files.createDirectory(folder.resolve("a-folder"));
        Files.createFile(other.resolve("a-text"));
        var program = Files.createFile(other.resolve("a-program")).toFile();
        assertThat(program.setExecutable(true)).isTrue();

        var path = folder + File.pathSeparator + other;

        assertThat(ProgramCondition.isOnPath("a-program", path)).isTrue();
        assertThat(ProgramCondition.isOnPath("a-text", path)).isFalse();
        assertThat(ProgramCondition.isOnPath("a-folder", path)).isFalse();
        assertThat(ProgramCondition.isOnPath("a-program", folder.toString())).isFalse();
    }
}
