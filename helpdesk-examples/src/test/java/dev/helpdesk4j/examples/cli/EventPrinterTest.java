package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.UnrecognizedEvent;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventPrinterTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private boolean full;

    /** A disk that may be full for a while. */
    private final OutputStream disk = new OutputStream() {
        @Override
        public void write(int unit) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            written.write(unit);
        }
    };

    private final EventPrinter printer = new EventPrinter(
            new PrintWriter(new PrintStream(disk), true, StandardCharsets.UTF_8),
            "HEADER\n",
            event -> event.id().value() + "\n",
            10,
            () -> {});

    private static HelpdeskEvent event(String id) {
        return new UnrecognizedEvent(EventId.of(id), Option.none(), "", "{}");
    }

    @Test
    void theHeaderPrecedesTheFirstEvent() throws IOException {
        printer.handle(event("a"));
        printer.handle(event("b"));

        assertThat(written).hasToString("HEADER\na\nb\n");
    }

    @Test
    void nothingIsWrittenAfterTheOutputWasBroken() throws IOException {
        printer.handle(event("a"));
        full = true;
        assertThatIOException().isThrownBy(() -> printer.handle(event("b")));
        full = false;

        assertThatIOException().isThrownBy(() -> printer.handle(event("c")));

        assertThat(written).hasToString("HEADER\na\n");
    }
}
