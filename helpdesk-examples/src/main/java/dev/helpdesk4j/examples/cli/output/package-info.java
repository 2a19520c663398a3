/** Results as tables for people and as JSON documents for programs. */
@NullMarked
package dev.helpdesk4j.examples.cli.output;

import org.jspecify.annotations.NullMarked;
