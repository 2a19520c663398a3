package dev.helpdesk4j.ports.history;

import java.time.Instant;

/**
 * How far a walk is.
 *
 * @param calls how many calls for a page this walk has made
 * @param handedOut how many items it has handed out
 * @param reached the time that it has reached in its range
 * @param fraction the part of the range that was walked through, 0 to 1, by time: the number of rows is unknown
 */
public record Progress(long calls, long handedOut, Instant reached, double fraction) {}
