/**
 * The tickets of a help desk, with their statuses, people, times and ratings, and criteria to select tickets.
 *
 * <p>The fields are those of the platform's documents <em>list tickets</em> and <em>get a ticket</em> (Help Desk API,
 * version 1).
 */
@NullMarked
package dev.helpdesk4j.domain.ticket;

import org.jspecify.annotations.NullMarked;
