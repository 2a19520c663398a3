package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Option;

/**
 * The result of a walk that stopped before its end: the cause, and the checkpoint to resume from.
 *
 * @param kind the kind of cause
 * @param summary the cause in one line
 * @param failure the failure of the call, if a call failed
 * @param window the range of the window that was read, both ends included
 * @param checkpoint where to resume: everything before it was returned, and possibly some of what is after it
 */
public record WalkStopped(
        Kind kind, String summary, Option<HelpdeskFailure> failure, TimeRange window, Checkpoint checkpoint) {

    /** The kinds of causes. A minor release may add more. */
    public enum Kind {
        /** A call failed. Resume when the cause of the failure is resolved. */
        CALL_FAILED,
        /**
         * The pages of the window were inconsistent in every pass: totals changed, or rows were repeated or missing. Resume
         * later, when the help desk is less busy.
         */
        INCONSISTENT,
        /**
         * A single moment has more rows than the service returns, and cannot be split further by stage. Walk through the ranges
         * before and after it.
         */
        TOO_DENSE
    }

    /**
     * Returns this as a failure, for example to chain a walk and a call: the failure of the call that failed, otherwise {@link
     * HelpdeskFailure.UnreadableResponse} with the summary. It does not contain the checkpoint.
     *
     * <pre>{@code
     * history.created(range).collect(5000)
     *         .mapLeft(WalkStopped::toFailure)
     *         .flatMap(found -> helpdesk.messages().send(ticket, summaryOf(found)));
     * }</pre>
     */
    public HelpdeskFailure toFailure() {
        return failure.getOrElse(() -> new HelpdeskFailure.UnreadableResponse(
                checkpoint.ticket().isDefined() ? Operation.LIST_MESSAGES : Operation.SEARCH_TICKETS,
                "$.data.total",
                summary,
                Option.none(),
                Option.none()));
    }

    /** Returns this as an unchecked exception, which contains it. */
    public WalkStoppedException toException() {
        return new WalkStoppedException(this);
    }
}
