/** The export of a whole history: lines in a file with a checkpoint beside it, to resume from. */
@NullMarked
package dev.helpdesk4j.examples.cli.export;

import org.jspecify.annotations.NullMarked;
