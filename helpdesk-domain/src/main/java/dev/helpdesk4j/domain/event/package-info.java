/**
 * Events of a help desk: a ticket was opened or updated, a message was posted.
 *
 * <p>The platform delivers each event at least once, in any order. The fields are those of the platform's documents
 * <em>ticket created</em>, <em>ticket updated</em> and <em>ticket message created</em> (Help Desk events, version 1).
 */
@NullMarked
package dev.helpdesk4j.domain.event;

import org.jspecify.annotations.NullMarked;
