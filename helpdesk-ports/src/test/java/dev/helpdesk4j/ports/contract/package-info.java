/**
 * The contract: the properties of every adapter, as JUnit tests to extend. An adapter's author writes a fixture and a
 * subclass for each contract class.
 *
 * <p>There are three grades of fixtures, by what an adapter can do in a test: {@link
 * dev.helpdesk4j.ports.contract.HelpdeskFixture} to read, {@link dev.helpdesk4j.ports.contract.ArrangedFixture} to
 * arrange tickets and messages, {@link dev.helpdesk4j.ports.contract.ProvokedFixture} to make calls fail. An adapter that receives
 * events has an {@link dev.helpdesk4j.ports.contract.EventFixture}.
 *
 * <p>Each test is one law, and its result is one of these:
 *
 * <ul>
 *   <li><em>passed</em>: the adapter keeps the law
 *   <li><em>failed</em>: the adapter breaks the law, or it cannot be checked, as something threw an exception or did not end
 *       within a minute. The message begins with the law and contains advice; its cause is the exception
 *   <li><em>skipped</em> with "Law.X does not apply": the fixture declares in {@code notApplicable()} that the adapter by its
 *       nature cannot keep {@link dev.helpdesk4j.ports.contract.Law Law.X}, and in this test it did not
 *   <li><em>skipped</em> with "inconclusive": the help desk lacks the data that the test needs, in {@link
 *       dev.helpdesk4j.ports.contract.ReadingContract} only. Nothing is known about the law
 * </ul>
 *
 * <p>A declaration does not switch a test off: tests of declared laws are run, and only what breaks the law is skipped. If all
 * tests of a class that depend on a declared law pass, the class fails, as the declaration is not true. A fixture that declares
 * all of finding, searching, listing and sending fails every test.
 */
@NullMarked
package dev.helpdesk4j.ports.contract;

import org.jspecify.annotations.NullMarked;
