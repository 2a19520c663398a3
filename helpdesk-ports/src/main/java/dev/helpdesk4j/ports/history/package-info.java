/**
 * Walks that return all tickets or messages of a help desk, also more than the ten thousand rows that a search returns.
 *
 * <p>A walk uses the ports only, so that it works with every adapter. It either returns every row or stops with a reason:
 *
 * <ol>
 *   <li>A walk covers a range of time. It ends before now by the <em>settle margin</em>, as the service may list new rows with
 *       a delay. A walk of changes has two <em>phases</em>: the range is read by time of change, then by time of creation.
 *   <li>The range is one <em>window</em>. A window is read page by page, from page 1 to the last page of its <em>total</em>.
 *   <li>A total at the <em>cap</em> (the maximum number of rows that the service returns) means that the window may have more
 *       rows. It is then split in two by time, and each half is a window of its own. The split is at a time that the reachable
 *       rows suggest; every fourth split <em>bisects</em> the time, so that the number of splits is bounded.
 *   <li>The shortest time is one <em>moment</em>: a millisecond for tickets, a second for messages. A moment with too many
 *       rows is split by stage instead; if that is not possible, the walk stops.
 *   <li>Reading all pages of a window once is a <em>pass</em>. Rows may move between pages during a pass, so a pass shows
 *       whether the window is complete: the totals must be consistent, and the number of distinct rows must match the total.
 *       Otherwise the window is read again, and after several passes it is split.
 *   <li>A total may be wrong because the cap is lower than documented. A total that is larger than those confirmed before is
 *       therefore compared with the totals of the two halves of its window.
 *   <li>When the parts of a split window have been read, they must have at least as many rows as the window had.
 *   <li>The <em>checkpoint</em> is the time before which every row was returned. It moves forward with each finished window,
 *       but not past one whose parts have too few rows. A stopped walk is resumed from it, also in another process.
 * </ol>
 *
 * <p>Public are {@link dev.helpdesk4j.ports.history.TicketHistory} and {@link dev.helpdesk4j.ports.history.MessageHistory},
 * which begin and resume a {@link dev.helpdesk4j.ports.history.Walk}, and the types of its options and results. Inside, a
 * walk takes one step after the other from its plan ({@code WalkPlan}); a {@code WindowReader} reads one window, with a
 * {@code Pass} for each pass and a {@code PageFetcher} for the calls.
 */
@NullMarked
package dev.helpdesk4j.ports.history;

import org.jspecify.annotations.NullMarked;
