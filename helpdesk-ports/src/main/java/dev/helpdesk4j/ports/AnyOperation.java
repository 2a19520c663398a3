package dev.helpdesk4j.ports;

import dev.helpdesk4j.ports.Operation.Resource;
import dev.helpdesk4j.ports.Operation.Semantics;

/**
 * An operation: an {@link Operation} of the ports, or an {@link OtherOperation} of an adapter.
 */
public sealed interface AnyOperation permits Operation, OtherOperation {

    /** Returns the name for programs, for example for tags of metrics: {@code FIND_TICKET}. */
    String name();

    /** Returns the name for people: {@code find ticket}. */
    String displayName();

    /** Returns the type of resource that the operation is about; {@code NotFound} means that it does not exist. */
    Resource resource();

    /** Returns whether a request changes anything, and whether it may be repeated. */
    Semantics semantics();
}
