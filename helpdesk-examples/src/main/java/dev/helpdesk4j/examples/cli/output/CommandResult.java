package dev.helpdesk4j.examples.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;

/** The result of a command, which can be written in two formats. */
public interface CommandResult {

    /** Writes the result as text for people. */
    void table(PrintWriter out, ZoneId zone);

    /** Writes the fields of one JSON object: times in ISO 8601, constants by name, without missing values. */
    void json(Json json) throws IOException;
}
