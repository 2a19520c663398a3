/**
 * Events of help desks: the application implements {@link dev.helpdesk4j.ports.event.EventHandler}, and an adapter calls it.
 *
 * <p>Events arrive at least once, in any order. A delivery passes through these steps:
 *
 * <ol>
 *   <li>The adapter checks and decodes it, and passes it to an {@link dev.helpdesk4j.ports.event.EventReceiver}.
 *   <li>The receiver <em>acknowledges</em> it after handling, after queueing, or after storing, as the application chooses.
 *       A delivery that is not acknowledged is repeated.
 *   <li>{@link dev.helpdesk4j.ports.event.SeenEvents} removes duplicates: an event is <em>claimed</em> before it is handled,
 *       <em>confirmed</em> after success, and <em>released</em> after a failure.
 *   <li>The handler reacts.
 * </ol>
 */
@NullMarked
package dev.helpdesk4j.ports.event;

import org.jspecify.annotations.NullMarked;
