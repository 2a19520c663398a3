/** The {@code helpdesk} command line: the ports from a shell, on the real service, on sample data, or as an emulator. */
@NullMarked
package dev.helpdesk4j.examples.cli;

import org.jspecify.annotations.NullMarked;
