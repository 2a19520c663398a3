package dev.helpdesk4j.ports;

import dev.helpdesk4j.ports.Operation.Resource;
import dev.helpdesk4j.ports.Operation.Semantics;

/**
 * What was asked, as failures and listeners name it: an {@link Operation} of the ports, or an {@link OtherOperation} that an
 * adapter does besides.
 */
public sealed interface AnyOperation permits Operation, OtherOperation {

    /** The name for programs, such as a metric's tag: {@code FIND_TICKET}. */
    String name();

    /** The name in texts for people: {@code find ticket}. */
    String displayName();

    /** The kind of thing that the operation acts on: what is missing where it fails as {@code NotFound}. */
    Resource resource();

    /** Whether a request of this operation changes anything, and whether it may be repeated. */
    Semantics semantics();
}
