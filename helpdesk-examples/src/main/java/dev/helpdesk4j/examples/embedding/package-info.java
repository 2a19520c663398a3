/** Short programs that embed the library. The README shows them. */
@NullMarked
package dev.helpdesk4j.examples.embedding;

import org.jspecify.annotations.NullMarked;
