package dev.helpdesk4j.ports.history;

import java.time.Instant;

/**
 * The progress of a walk, as {@link WalkOptions#listener} receives it after each page. A walk of changes reads its range in
 * two phases, any other walk in one.
 *
 * @param calls the number of requests for pages since this walk began or was resumed, without those for single tickets
 * @param returned the number of items returned since this walk began or was resumed
 * @param reached the time up to which the current phase has read the range; it moves back once, when the second phase begins
 * @param fraction the part of the walk that is done, 0 to 1, by time, as the number of rows is unknown: each phase is an
 *     equal share
 */
public record Progress(long calls, long returned, Instant reached, double fraction) {}
