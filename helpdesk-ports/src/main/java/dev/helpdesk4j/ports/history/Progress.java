package dev.helpdesk4j.ports.history;

import java.time.Instant;

/**
 * How far a walk is.
 *
 * @param calls how many times this walk has asked the service for a page
 * @param handedOut how many items it has handed out
 * @param reached the time that it has reached in its range
 * @param fraction the part of the range that lies behind it, 0 to 1: of time, as nobody knows how much there is
 */
public record Progress(long calls, long handedOut, Instant reached, double fraction) {}
