/**
 * The ports: the operations of a help desk, and their failures.
 *
 * <p>A {@link dev.helpdesk4j.ports.Helpdesk} has three ports: {@link dev.helpdesk4j.ports.Tickets}, {@link
 * dev.helpdesk4j.ports.Messages} and {@link dev.helpdesk4j.ports.EventSubscriptions}. An adapter implements them for a
 * service, or in memory for tests. {@link dev.helpdesk4j.ports.PageRequest}, {@link dev.helpdesk4j.ports.Page} and {@link
 * dev.helpdesk4j.ports.Listing} are for reading in pages.
 *
 * <p>An application uses a {@link dev.helpdesk4j.ports.Helpdesk} without depending on its adapter. Every operation blocks,
 * can be interrupted, may be called from any number of threads, and returns an {@code Either}: the result, or a
 * {@link dev.helpdesk4j.ports.HelpdeskFailure}. Errors of the service, of the network or in the data are never thrown; a
 * {@code null} argument is a programming error and throws.
 */
@NullMarked
package dev.helpdesk4j.ports;

import org.jspecify.annotations.NullMarked;
