package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.history.WalkStopped.Kind;
import io.vavr.control.Option;

/**
 * The cause that stops a walk, without its place: {@link WalkStopped} adds the window and the checkpoint.
 *
 * @param kind the kind of cause
 * @param summary the cause in one line
 * @param failure the failure of the call, if a call failed
 */
record StopCause(Kind kind, String summary, Option<HelpdeskFailure> failure) {

    static StopCause failed(HelpdeskFailure failure) {
        return new StopCause(Kind.CALL_FAILED, failure.summary(), Option.some(failure));
    }

    static StopCause inconsistent(String summary) {
        return new StopCause(Kind.INCONSISTENT, summary, Option.none());
    }

    static StopCause tooDense(String summary) {
        return new StopCause(Kind.TOO_DENSE, summary, Option.none());
    }
}
