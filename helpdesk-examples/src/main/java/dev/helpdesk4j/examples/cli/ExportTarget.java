package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.history.Checkpoint;
import io.vavr.control.Option;
import java.io.IOException;
import okio.Buffer;

/** Where an export's lines go. */
interface ExportTarget extends AutoCloseable {

    /** Where to go on, if there is something to go on with. */
    Option<Checkpoint> begun();

    /** How many lines there are, those of earlier runs included. */
    long lines();

    /** Whether the ticket's line is there already. Each is asked for once. */
    boolean has(TicketId ticket);

    /** Takes a line, with its end. */
    void add(Buffer line) throws IOException;

    /** Everything before the checkpoint has been added. */
    void mark(Checkpoint checkpoint) throws IOException;

    @Override
    void close() throws IOException;
}
