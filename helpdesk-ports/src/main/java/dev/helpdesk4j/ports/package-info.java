/**
 * The ports: what an application can ask of a help desk, and how it is told that something failed.
 *
 * <p>An application holds a {@link dev.helpdesk4j.ports.Helpdesk} and cannot tell which adapter it has. Every operation
 * blocks, can be interrupted, may be called from any number of threads, and answers an {@code Either}: the result, or a
 * {@link dev.helpdesk4j.ports.HelpdeskFailure}. None throws for anything that the service, the network or the data can
 * do; a {@code null} argument is a programming error and throws.
 */
@NullMarked
package dev.helpdesk4j.ports;

import org.jspecify.annotations.NullMarked;
