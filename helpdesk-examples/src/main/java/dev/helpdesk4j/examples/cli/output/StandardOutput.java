package dev.helpdesk4j.examples.cli.output;

import java.io.IOException;
import java.io.PrintWriter;

/** Writes to standard output, whose writer throws no exceptions, and checks that it succeeded. */
public final class StandardOutput {

    /** Why standard output cannot be written. */
    public static final String BROKEN = "the output was closed (broken pipe) or the disk is full";

    private StandardOutput() {}

    /**
     * Writes a text and flushes it.
     *
     * @throws IOException if this or an earlier text was not written completely
     */
    public static void print(PrintWriter out, String text) throws IOException {
        out.print(text);
        if (out.checkError()) {
            throw new IOException(BROKEN);
        }
    }
}
