/**
 * The messages of a ticket: received messages, messages to send, and criteria to select messages.
 *
 * <p>The fields are those of the platform's documents <em>list a ticket's messages</em>, <em>ticket message
 * content</em> and <em>send a message to a ticket</em> (Help Desk API, version 1).
 */
@NullMarked
package dev.helpdesk4j.domain.message;

import org.jspecify.annotations.NullMarked;
