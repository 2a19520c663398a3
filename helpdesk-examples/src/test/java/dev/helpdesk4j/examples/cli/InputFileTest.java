package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helpdesk4j.external.NeedsProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsProgram("mkfifo")
class InputFileTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private Path pipe;

    @BeforeEach
    void makeAPipe() throws Exception {
        pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
    }

    private void write(String text) {
        try (var writer = Files.newOutputStream(pipe, StandardOpenOption.WRITE)) {
            writer.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A pipe opened to read and to write does not block. */
    @AfterEach
    void releaseWhoeverOpensIt() throws IOException {
        Files.newByteChannel(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)
                .close();
    }

    @Test
    void aPipeIsReadToItsEnd() throws Exception {
        var writer = CompletableFuture.runAsync(() -> write("hello"));

        assertThat(InputFile.read(pipe, LONG).readUtf8()).isEqualTo("hello");
        writer.get(60, TimeUnit.SECONDS);
    }

    @Test
    void openingAPipeWithoutAWriterTimesOut() {
        assertThatThrownBy(() -> InputFile.read(pipe, Duration.ofMillis(1)))
                .isInstanceOf(IOException.class)
                .hasMessage("no process opened the pipe for writing within 0 s");
    }

    @Test
    void waitingForAWriterCanBeInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> InputFile.read(pipe, LONG))
                .isInstanceOf(IOException.class)
                .hasMessage("reading was interrupted");

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anEndlessFileIsReadUpToTheMaximumSize() {
        assertThatThrownBy(() -> InputFile.read(Path.of("/dev/zero"), LONG))
                .isInstanceOf(IOException.class)
                .hasMessage("size must be at most 1048576 bytes, got more");
    }

    @Test
    void missingFilesAndFoldersAreRefused() {
        assertThatThrownBy(() -> InputFile.read(folder.resolve("nowhere"), LONG))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> InputFile.read(folder, LONG)).hasMessageContaining("directory");
    }
}
