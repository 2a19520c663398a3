package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Option;

/**
 * Why a walk ended before its end, and from where it can go on. It is never silently incomplete.
 *
 * @param reason what kind of obstacle it was
 * @param summary what stood in the way, on one line
 * @param failure the call's failure, where one failed
 * @param window the span of time that was asked for, both ends included
 * @param checkpoint everything before it has been handed out; what comes after it may have been, in part
 */
public record WalkStopped(
        Reason reason, String summary, Option<HelpdeskFailure> failure, TimeRange window, Checkpoint checkpoint) {

    /** The obstacles there are. More may come in a minor release. */
    public enum Reason {
        /** A call failed: resume once the failure's cause is gone. */
        CALL_FAILED,
        /**
         * What the service told of the window did not add up, however often it was asked: totals changed, rows repeated or
         * were missing. Resume later, when the service has come to rest.
         */
        INCONSISTENT,
        /**
         * A single moment holds more than the service shows, in one stage also. Nothing but another way to ask can
         * help: walk before it and after it.
         */
        TOO_DENSE
    }

    /**
     * This as a failure, to go on with a call in one chain: that of the call that failed, otherwise {@link
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

    /** This as an unchecked exception, for those who throw; it contains this, and so the checkpoint. */
    public WalkStoppedException toException() {
        return new WalkStoppedException(this);
    }
}
