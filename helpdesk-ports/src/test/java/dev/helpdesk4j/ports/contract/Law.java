package dev.helpdesk4j.ports.contract;

import dev.helpdesk4j.ports.AnyOperation;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Option;

/**
 * The laws that some adapters cannot keep by their nature. Such an adapter declares the law in {@link
 * HelpdeskFixture#notApplicable()}; tests that find it broken are then skipped with the reason.
 */
public enum Law {
    /** Not applicable: {@code Tickets.find} returns {@code Unsupported}. */
    FIND_TICKET(Operation.FIND_TICKET),
    /** Not applicable: {@code Tickets.search} returns {@code Unsupported}. */
    SEARCH_TICKETS(Operation.SEARCH_TICKETS),
    /** Not applicable: {@code Messages.list} returns {@code Unsupported}. */
    LIST_MESSAGES(Operation.LIST_MESSAGES),
    /** Not applicable: {@code Messages.send} returns {@code Unsupported}, as in an adapter that only reads. */
    SEND_MESSAGE(Operation.SEND_MESSAGE),
    /** Not applicable: {@code EventSubscriptions.subscribe} returns {@code Unsupported}. */
    SUBSCRIBE_EVENTS(Operation.SUBSCRIBE_EVENTS),
    /** Not applicable: {@code EventSubscriptions.unsubscribe} returns {@code Unsupported}. */
    UNSUBSCRIBE_EVENTS(Operation.UNSUBSCRIBE_EVENTS),
    /** Not applicable if the service returns at most one comment and one reason, as in its documents. */
    SEVERAL_COMMENTS("every comment of a ticket is returned, and every reason for a rating"),
    /** Not applicable to an adapter with a cache. */
    CALLS_REACH_THE_SERVICE("every call makes a request to the service"),
    /** Not applicable to an adapter that may return what it read earlier. */
    CHANGES_ARE_SEEN("the next result contains the changes of other people"),
    /** Not applicable to an adapter that keeps messages and sends them later. */
    SENDS_AT_ONCE("when a send returns, the service has the message or has refused it"),
    /** Not applicable to an adapter whose listings lag behind its sends. */
    OWN_WRITES_ARE_READ("a sent message is in the next listing"),
    /** Not applicable to an adapter that cannot end a call in time. */
    DEADLINES("a call ends with its deadline"),
    /** Not applicable to an adapter that cannot cancel a call. */
    INTERRUPTION("a call ends when its thread is interrupted");

    private final Option<Operation> operation;
    private final String statement;

    Law(Operation operation) {
        this.operation = Option.some(operation);
        this.statement = operation.displayName() + " is supported";
    }

    Law(String statement) {
        this.operation = Option.none();
        this.statement = statement;
    }

    /** Returns the law as a sentence without a full stop. */
    public String statement() {
        return statement;
    }

    /** Returns the operation of a law that an operation is supported; none for any other law. */
    Option<Operation> operation() {
        return operation;
    }

    /** Returns the law that this operation is supported. */
    static Law supports(AnyOperation operation) {
        return Option.ofOptional(java.util.Arrays.stream(values())
                        .filter(law -> law.operation.exists(operation::equals))
                        .findFirst())
                .getOrElseThrow(() -> new IllegalArgumentException("no law about " + operation));
    }
}
