/**
 * What tickets and messages share: people, texts in several languages, and the three answers to a question.
 *
 * <p>Everything in the domain is an immutable value. What may be missing is an {@code Option}; no method takes or
 * returns {@code null}. A constructor refuses a value that has no meaning with an {@link IllegalArgumentException} that
 * names the value and the rule, but never checks one field against another: the service itself does not.
 */
@NullMarked
package dev.helpdesk4j.domain;

import org.jspecify.annotations.NullMarked;
