package dev.helpdesk4j.examples.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;

/** A command's result, to be written in either way. */
public interface CommandResult {

    /** For a person. */
    void table(PrintWriter out, ZoneId zone);

    /** For a program: one document, times in ISO 8601, constants by name, nothing that is missing. */
    void json(Json json) throws IOException;
}
