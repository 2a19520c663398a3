package dev.helpdesk4j.ports.event;

import dev.helpdesk4j.domain.event.HelpdeskEvent;

/**
 * Reacts to events. The application implements it; adapters call it, from several threads at the same time.
 *
 * <p>Each event is handled at least once, in any order. The same event is handled again only if an earlier attempt failed,
 * took longer than {@link SeenEvents#CLAIM_TIME}, or was ended by a crash before it was confirmed.
 */
@FunctionalInterface
public interface EventHandler {

    /**
     * Handles an event.
     *
     * @throws Exception if it could not be handled: it is delivered or tried again
     */
    void handle(HelpdeskEvent event) throws Exception;
}
