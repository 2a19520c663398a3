package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.history.WalkStopped.Reason;
import io.vavr.control.Option;

/**
 * The cause that stops a walk, without its place: {@link WalkStopped} adds the window and the checkpoint.
 *
 * @param reason the kind of cause
 * @param summary the cause in one line
 * @param failure the failure of the call, if a call failed
 */
record StopCause(Reason reason, String summary, Option<HelpdeskFailure> failure) {

    static StopCause failed(HelpdeskFailure failure) {
        return new StopCause(Reason.CALL_FAILED, failure.summary(), Option.some(failure));
    }

    static StopCause inconsistent(String summary) {
        return new StopCause(Reason.INCONSISTENT, summary, Option.none());
    }

    static StopCause tooDense(String summary) {
        return new StopCause(Reason.TOO_DENSE, summary, Option.none());
    }
}
