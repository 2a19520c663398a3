package dev.helpdesk4j.ports;

import dev.helpdesk4j.ports.Operation.Resource;
import dev.helpdesk4j.ports.Operation.Semantics;

/**
 * An operation that is not part of the ports, for example {@code GET /open-apis/contact/v3/users/:user_id}. The name appears
 * in logs, metrics and failures: it should be the same for all calls of the operation, and contain no id of a person.
 *
 * @param name the name; control and format characters are removed, and it is cut to 200 characters
 * @param semantics whether a request changes anything, and whether it may be repeated
 */
public record OtherOperation(String name, Semantics semantics) implements AnyOperation {

    private static final int MAX_LENGTH = 200;

    /** @throws IllegalArgumentException if the name has no visible character */
    public OtherOperation {
        name = ForeignText.oneLine(name, MAX_LENGTH);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("operation name must have a visible character, got none");
        }
    }

    /** Returns the name. */
    @Override
    public String displayName() {
        return name;
    }

    @Override
    public Resource resource() {
        return Resource.OTHER;
    }
}
