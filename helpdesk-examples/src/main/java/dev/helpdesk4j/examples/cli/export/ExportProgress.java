package dev.helpdesk4j.examples.cli.export;

import java.io.PrintStream;
import java.io.PrintWriter;

/** Shows how far an export is. */
public interface ExportProgress extends AutoCloseable {

    /** Whether a person sees what is written to this process's standard error. */
    static boolean isTerminal() {
        return TerminalProgressBar.isTerminal();
    }

    /**
     * Shows a bar.
     *
     * @param terminal standard error as it is, as a bar moves the cursor
     * @param lines how many there were before
     */
    static ExportProgress bar(PrintStream terminal, long lines) {
        return new TerminalProgressBar(terminal, System::nanoTime, lines);
    }

    /**
     * Writes a line every few seconds.
     *
     * @param lines how many there were before
     */
    static ExportProgress log(PrintWriter err, long lines) {
        return new ProgressLog(err, System::nanoTime, lines);
    }

    /**
     * So far has it come.
     *
     * @param fraction the part of the span of time that lies behind it, 0 to 1
     */
    void reached(double fraction);

    /** So many lines there are. */
    void wrote(long lines);

    @Override
    void close();
}
