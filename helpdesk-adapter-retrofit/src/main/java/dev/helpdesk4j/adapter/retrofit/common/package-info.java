/** What calls and long connections have in common: the clock, the check of the base URL, and the redaction of secrets. Not exported. */
@NullMarked
package dev.helpdesk4j.adapter.retrofit.common;

import org.jspecify.annotations.NullMarked;
