package dev.helpdesk4j.examples.cli;

/** Shows how far an export is. */
interface ExportProgress extends AutoCloseable {

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
