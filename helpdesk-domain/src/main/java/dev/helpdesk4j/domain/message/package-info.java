/**
 * The conversation in a ticket: messages read, messages to be sent, and the criteria to look for them.
 *
 * <p>The fields are those of the platform's documents <em>list a ticket's messages</em>, <em>ticket message
 * content</em> and <em>send a message to a ticket</em> (Help Desk API, version 1).
 */
@NullMarked
package dev.helpdesk4j.domain.message;

import org.jspecify.annotations.NullMarked;
