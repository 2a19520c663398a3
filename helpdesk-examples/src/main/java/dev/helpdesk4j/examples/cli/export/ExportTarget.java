package dev.helpdesk4j.examples.cli.export;

import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.history.Checkpoint;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import okio.Buffer;

/** Where an export's lines go. */
public interface ExportTarget extends AutoCloseable {

    /**
     * Makes a file for the export.
     *
     * @throws IllegalArgumentException if it, or what is left of it, is there already
     */
    static ExportTarget create(Path file, ExportRequest request) throws IOException {
        return ExportFile.create(file, request);
    }

    /**
     * Opens the file of an export that was begun, or makes one where there is none.
     *
     * @throws IllegalArgumentException if it is of no export, or of one that was begun with another request
     */
    static ExportTarget resume(Path file, ExportRequest request) throws IOException {
        return ExportFile.resume(file, request);
    }

    /** Opens a pipe, or what else takes lines and keeps none. */
    static ExportTarget pipe(Path pipe) throws IOException {
        return ExportStream.to(pipe);
    }

    static ExportTarget console(PrintWriter console) {
        return ExportStream.to(console);
    }

    /** Where to go on, if there is something to go on with. */
    Option<Checkpoint> checkpoint();

    /** How many lines there are, those of earlier runs included. */
    long lines();

    /** Whether the ticket's line is there already. Each is asked for once. */
    boolean contains(TicketId ticket);

    /** Takes a line, with its end. */
    void append(Buffer line) throws IOException;

    /** Everything before the checkpoint has been added. */
    void save(Checkpoint checkpoint) throws IOException;

    @Override
    void close() throws IOException;
}
