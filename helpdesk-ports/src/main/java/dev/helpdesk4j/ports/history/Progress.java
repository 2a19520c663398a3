package dev.helpdesk4j.ports.history;

import java.time.Instant;

/**
 * The progress of a walk.
 *
 * @param calls the number of calls for pages since this walk began or was resumed
 * @param returned the number of items that were returned since then
 * @param reached the time in the range up to which the walk has read
 * @param fraction the part of the range that was read, 0 to 1, by time: the number of rows is unknown
 */
public record Progress(long calls, long returned, Instant reached, double fraction) {}
