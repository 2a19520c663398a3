package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Output of a command, in UTF-8, whose lines can be awaited. */
final class Lines extends OutputStream {

    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<String> complete = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream everything = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int unit) {
        everything.write(unit);
        if (unit == '\n') {
            complete.add(line.toString(StandardCharsets.UTF_8));
            line.reset();
        } else {
            line.write(unit);
        }
    }

    /** Waits for the next line, and returns it. */
    String next() throws InterruptedException {
        var next = complete.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("the line after: %s", this).isNotNull();
        return next;
    }

    /** Returns everything that has been written. */
    @Override
    public synchronized String toString() {
        return everything.toString(StandardCharsets.UTF_8);
    }
}
