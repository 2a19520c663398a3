/**
 * The JSON of the platform: decoders of tickets and messages, with their tolerance and their limits, and the JSON of
 * requests. Not exported.
 */
@NullMarked
package dev.helpdesk4j.adapter.retrofit.json;

import org.jspecify.annotations.NullMarked;
