package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.examples.cli.output.StandardOutput;
import dev.helpdesk4j.ports.event.EventHandler;
import java.io.IOException;
import java.io.PrintWriter;

/** Writes events to standard output, one at a time, until there are enough of them or the output is broken. */
final class EventPrinter implements EventHandler {

    private final PrintWriter out;
    private final Format format;
    private final Runnable whenEnough;
    private String header;
    private long remaining;

    /**
     * Creates a printer that has written nothing.
     *
     * @param header is written before the first event; may be empty
     * @param count the number of events to write, 1 or more
     * @param whenEnough runs after the last of them, on the thread that has written it
     */
    EventPrinter(PrintWriter out, String header, Format format, long count, Runnable whenEnough) {
        this.out = out;
        this.header = header;
        this.format = format;
        this.remaining = count;
        this.whenEnough = whenEnough;
    }

    /** Formats an event as one line with its line break. */
    interface Format {
        String line(HelpdeskEvent event) throws IOException;
    }

    /**
     * Writes an event.
     *
     * @throws IOException if it was not written: the output is broken, or there are enough
     */
    @Override
    public synchronized void handle(HelpdeskEvent event) throws IOException {
        if (remaining == 0) {
            throw new IOException("no further event is written");
        }
        var line = format.line(event);
        var after = remaining - 1;
        remaining = 0; // unless it can be written
        StandardOutput.print(out, header + line);
        header = "";
        remaining = after;
        if (remaining == 0) {
            whenEnough.run();
        }
    }
}
