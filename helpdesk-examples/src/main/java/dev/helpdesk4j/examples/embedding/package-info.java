/** Short programs that embed the library. The READMEs show them. */
@NullMarked
package dev.helpdesk4j.examples.embedding;

import org.jspecify.annotations.NullMarked;
