/**
 * The contract: what every adapter promises, as JUnit tests to be extended. An adapter's author writes a fixture and a
 * subclass for each contract class.
 *
 * <p>The fixtures come in three grades, by what an adapter can do in a test: {@link
 * dev.helpdesk4j.ports.contract.HelpdeskFixture} to read, {@link dev.helpdesk4j.ports.contract.ArrangedFixture} to
 * arrange tickets and messages, {@link dev.helpdesk4j.ports.contract.ProvokedFixture} to make calls fail.
 */
@NullMarked
package dev.helpdesk4j.ports.contract;

import org.jspecify.annotations.NullMarked;
