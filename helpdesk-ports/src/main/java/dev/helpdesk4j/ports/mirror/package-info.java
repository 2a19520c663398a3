/**
 * A copy of a help desk in a store of the application, with tickets and messages, that is complete even if every event is
 * lost.
 *
 * <p>{@link dev.helpdesk4j.ports.mirror.TicketMirror} joins events and walks. An event only adds its ticket to those that are
 * read again soon; a <em>reconciliation</em> walks through all changes since the <em>mark</em>, where the last one ended. Both
 * read the ticket and its conversation from the help desk, so that the order of events does not matter. Every step may be
 * repeated: after a crash between any two, the next reconciliation begins at the mark that was saved last.
 */
@NullMarked
package dev.helpdesk4j.ports.mirror;

import org.jspecify.annotations.NullMarked;
