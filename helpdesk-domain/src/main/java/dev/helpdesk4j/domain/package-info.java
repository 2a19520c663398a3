/**
 * Types that tickets and messages share: people, texts in several languages, and the result of matching criteria.
 *
 * <p>Everything in the domain is an immutable value. A field that may be missing is an {@code Option}; no method takes or
 * returns {@code null}. A constructor rejects an invalid value with an {@link IllegalArgumentException} that
 * contains the value and the rule. It does not check one field against another, as the service does not either.
 */
@NullMarked
package dev.helpdesk4j.domain;

import org.jspecify.annotations.NullMarked;
