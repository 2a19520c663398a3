/** Applications of the library, small enough to be read in one go. */
@NullMarked
package dev.helpdesk4j.examples;

import org.jspecify.annotations.NullMarked;
