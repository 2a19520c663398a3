/** The output of the commands: tables, JSON documents and text that is safe for a terminal. */
@NullMarked
package dev.helpdesk4j.examples.cli.output;

import org.jspecify.annotations.NullMarked;
