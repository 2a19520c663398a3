package dev.helpdesk4j.examples.cli.export;

import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.history.Checkpoint;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import okio.Buffer;

/** The destination of an export. */
public interface ExportTarget extends AutoCloseable {

    /**
     * Creates the file of a new export.
     *
     * @throws IllegalArgumentException if the file or its checkpoint exists
     */
    static ExportTarget create(Path file, ExportRequest request) throws IOException {
        return ExportFile.create(file, request);
    }

    /**
     * Opens the file of an earlier export, or creates it if it does not exist.
     *
     * @throws IllegalArgumentException if it is not the file of an export, or of one with another request
     */
    static ExportTarget resume(Path file, ExportRequest request) throws IOException {
        return ExportFile.resume(file, request);
    }

    /** Opens a pipe or a device, which cannot be resumed. */
    static ExportTarget pipe(Path pipe) throws IOException {
        return ExportStream.to(pipe);
    }

    /** Writes to standard output, which cannot be resumed. */
    static ExportTarget console(PrintWriter console) {
        return ExportStream.to(console);
    }

    /** Returns the checkpoint to resume from, if there is one. */
    Option<Checkpoint> checkpoint();

    /** Returns the number of lines, including those of earlier runs. */
    long lines();

    /** Returns whether an earlier run has written the ticket's line. May be called once per ticket. */
    boolean contains(TicketId ticket);

    /** Appends a line with its line break. */
    void append(Buffer line) throws IOException;

    /** Saves the checkpoint; all lines before it must have been appended. */
    void save(Checkpoint checkpoint) throws IOException;

    @Override
    void close() throws IOException;
}
