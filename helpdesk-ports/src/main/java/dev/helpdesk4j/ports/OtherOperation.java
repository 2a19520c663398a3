package dev.helpdesk4j.ports;

import dev.helpdesk4j.ports.Operation.Resource;
import dev.helpdesk4j.ports.Operation.Semantics;

/**
 * An operation that the ports do not have, by a name of the adapter's or the caller's: {@code GET
 * /open-apis/contact/v3/users/:user_id}. Logs, metrics and failures show the name: it should be the same for all calls of
 * the operation, and contain nobody's id.
 *
 * @param name kept on one line without control and format characters, and cut to 200 characters
 * @param semantics whether a request of it changes anything, and whether it may be repeated
 */
public record OtherOperation(String name, Semantics semantics) implements AnyOperation {

    private static final int MAX_LENGTH = 200;

    /** @throws IllegalArgumentException if no visible character is left of the name */
    public OtherOperation {
        name = ForeignText.oneLine(name, MAX_LENGTH);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("operation name must have a visible character, got none");
        }
    }

    /** The name. */
    @Override
    public String displayName() {
        return name;
    }

    @Override
    public Resource resource() {
        return Resource.OTHER;
    }
}
