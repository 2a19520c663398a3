/** Is marked. */
@NullMarked
package dev.helpdesk4j.architecture.violations.nulls.ports;

import org.jspecify.annotations.NullMarked;
