/**
 * A help desk that lives in memory and behaves as the service does, for tests, demos and development.
 *
 * <p>{@link dev.helpdesk4j.adapter.fake.FakeHelpdesk} is the door: arrange tickets, let people act, make calls fail, and
 * look at what was sent.
 */
@NullMarked
package dev.helpdesk4j.adapter.fake;

import org.jspecify.annotations.NullMarked;
