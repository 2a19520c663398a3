package dev.helpdesk4j.ports.mirror;

import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.control.Option;

/**
 * Why a call of a {@link TicketMirror} has failed: a call of the help desk failed, or the store threw an exception. It is
 * repeated by the next call.
 *
 * @param summary the cause in one line
 * @param failure the failure of the help desk's call; none if the store failed
 * @param exception the exception of the store; none if a call of the help desk failed
 */
public record MirrorFailure(String summary, Option<HelpdeskFailure> failure, Option<RuntimeException> exception) {

    static MirrorFailure of(HelpdeskFailure failure) {
        return new MirrorFailure(failure.summary(), Option.some(failure), Option.none());
    }

    static MirrorFailure of(RuntimeException exception) {
        return new MirrorFailure("the store failed: " + exception, Option.none(), Option.some(exception));
    }
}
