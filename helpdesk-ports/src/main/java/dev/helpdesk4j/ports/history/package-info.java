/**
 * Complete history: tickets and messages past the ten thousand rows that the service shows of any one query, without
 * losing one. It stands on the ports alone, so that every adapter has it.
 */
@NullMarked
package dev.helpdesk4j.ports.history;

import org.jspecify.annotations.NullMarked;
