/** The library inside an application, small enough to be read in one go. The README shows these programs. */
@NullMarked
package dev.helpdesk4j.examples.embedding;

import org.jspecify.annotations.NullMarked;
