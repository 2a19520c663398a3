package dev.helpdesk4j.examples.cli.export;

import java.io.PrintStream;
import java.io.PrintWriter;

/** Displays the progress of an export. */
public interface ExportProgress extends AutoCloseable {

    /** Returns whether standard error is a terminal. */
    static boolean isTerminal() {
        return TerminalProgressBar.isTerminal();
    }

    /**
     * Creates a progress bar for a terminal.
     *
     * @param terminal standard error without cleaning, as a bar moves the cursor
     * @param lines the number of lines that earlier runs have written
     */
    static ExportProgress bar(PrintStream terminal, long lines) {
        return new TerminalProgressBar(terminal, System::nanoTime, lines);
    }

    /**
     * Creates a progress log, which writes a line every few seconds.
     *
     * @param lines the number of lines that earlier runs have written
     */
    static ExportProgress log(PrintWriter err, long lines) {
        return new ProgressLog(err, System::nanoTime, lines);
    }

    /**
     * Sets the position.
     *
     * @param fraction the completed fraction of the time range, 0 to 1
     */
    void reached(double fraction);

    /** Sets the number of lines written, including those of earlier runs. */
    void wrote(long lines);

    @Override
    void close();
}
