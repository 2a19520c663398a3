/** The export of a complete history to a file with a checkpoint, from which it can be resumed. */
@NullMarked
package dev.helpdesk4j.examples.cli.export;

import org.jspecify.annotations.NullMarked;
