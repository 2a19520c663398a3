package dev.helpdesk4j.examples.cli.export;

import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.examples.cli.output.StandardOutput;
import dev.helpdesk4j.ports.history.Checkpoint;
import io.vavr.control.Option;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import okio.Buffer;

/** A pipe, a device or standard output; the export cannot be resumed. */
final class ExportStream implements ExportTarget {

    private final Sink sink;
    private final Closeable resource;
    private long lines;

    private ExportStream(Sink sink, Closeable resource) {
        this.sink = sink;
        this.resource = resource;
    }

    private interface Sink {
        void take(Buffer line) throws IOException;
    }

    static ExportStream to(Path pipe) throws IOException {
        OutputStream out = Files.newOutputStream(pipe, StandardOpenOption.WRITE);
        return new ExportStream(line -> line.writeTo(out), out);
    }

    static ExportStream to(PrintWriter console) {
        return new ExportStream(line -> StandardOutput.print(console, line.readUtf8()), () -> {});
    }

    @Override
    public Option<Checkpoint> checkpoint() {
        return Option.none();
    }

    @Override
    public long lines() {
        return lines;
    }

    @Override
    public boolean contains(TicketId ticket) {
        return false;
    }

    @Override
    public void append(Buffer line) throws IOException {
        sink.take(line);
        lines++;
    }

    @Override
    public void save(Checkpoint checkpoint) {}

    @Override
    public void close() throws IOException {
        resource.close();
    }
}
