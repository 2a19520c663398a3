/**
 * A help desk in memory that behaves as the service does, for tests, demos and development.
 *
 * <p>Start with {@link dev.helpdesk4j.adapter.fake.FakeHelpdesk}: add tickets, let people act, inject faults, and inspect
 * the messages that were sent.
 */
@NullMarked
package dev.helpdesk4j.adapter.fake;

import org.jspecify.annotations.NullMarked;
