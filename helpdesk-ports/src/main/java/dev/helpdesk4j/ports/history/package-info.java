/**
 * Complete history: all tickets and messages, past the ten thousand rows that the service shows for a query. It needs the
 * ports only, so that it works with every adapter.
 */
@NullMarked
package dev.helpdesk4j.ports.history;

import org.jspecify.annotations.NullMarked;
