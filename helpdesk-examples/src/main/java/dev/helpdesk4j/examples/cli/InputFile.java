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
 * Reads a file or a pipe to its end, up to a maximum size. Opening a named pipe without a writer blocks forever, so opening
 * has a timeout; once the pipe is open, reading waits for the writer without a timeout, as in a shell.
 */
final class InputFile {

    /** The maximum size: 1 MiB. */
    static final int MAX_BYTES = 1024 * 1024;

    private InputFile() {}

    /**
     * Returns the content of the file.
     *
     * @param timeout how long to wait until another process opens the pipe for writing
     * @throws IOException if the file cannot be read or is too large, or on timeout
     */
    static Buffer read(Path file, Duration timeout) throws IOException {
        try (var in = Files.isRegularFile(file) ? Files.newInputStream(file) : open(file, timeout)) {
            var content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new IOException("size must be at most " + MAX_BYTES + " bytes, got more");
            }
            return new Buffer().write(content);
        }
    }

    /** Opening a pipe cannot be interrupted, so it runs in a daemon thread that may stay blocked. */
    private static InputStream open(Path file, Duration timeout) throws IOException {
        var opening = new FutureTask<>(() -> Files.newInputStream(file));
        var thread = new Thread(opening, "open " + file);
        thread.setDaemon(true);
        thread.start();
        try {
            return opening.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException noWriter) {
            opening.cancel(true);
            throw new IOException(
                    "no process opened the pipe for writing within " + timeout.toSeconds() + " s", noWriter);
        } catch (InterruptedException interrupted) {
            opening.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("reading was interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException unreadable ? unreadable : new IOException(failed.getCause());
        }
    }
}
