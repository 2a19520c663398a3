package dev.helpdesk4j.examples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okio.Buffer;

/**
 * A file or a pipe that is read to its end, but not without bound. A named pipe that nobody writes to keeps whoever opens it
 * waiting for ever, so that is given up; once it is open, reading waits as long as there is a writer, as it does in a shell.
 */
final class InputFile {

    /** How much is read at most: 1 MiB. */
    static final int MAX_BYTES = 1024 * 1024;

    private InputFile() {}

    /**
     * What is in the file.
     *
     * @param timeout how long to wait for a pipe's writer
     * @throws IOException if it cannot be read, is too large, or nobody writes to the pipe
     */
    static Buffer read(Path file, Duration timeout) throws IOException {
        try (var in = Files.isRegularFile(file) ? Files.newInputStream(file) : open(file, timeout)) {
            var content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new IOException("it must have at most " + MAX_BYTES + " bytes, got more");
            }
            return new Buffer().write(content);
        }
    }

    /** Opening a pipe cannot be interrupted: a thread that nobody waits for may be left behind in it. */
    private static InputStream open(Path file, Duration timeout) throws IOException {
        var opening = new FutureTask<>(() -> Files.newInputStream(file));
        var thread = new Thread(opening, "open " + file);
        thread.setDaemon(true);
        thread.start();
        try {
            return opening.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException nobody) {
            opening.cancel(true);
            throw new IOException(
                    "it is a pipe that nobody has opened to write within " + timeout.toSeconds() + " s", nobody);
        } catch (InterruptedException interrupted) {
            opening.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("reading it was interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException unreadable ? unreadable : new IOException(failed.getCause());
        }
    }
}
