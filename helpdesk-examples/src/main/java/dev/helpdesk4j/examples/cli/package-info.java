/** The commands of the {@code helpdesk} command line: on the real service, on sample data, or as an emulator. */
@NullMarked
package dev.helpdesk4j.examples.cli;

import org.jspecify.annotations.NullMarked;
