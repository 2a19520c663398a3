package dev.helpdesk4j.ports.contract;

import dev.helpdesk4j.ports.AnyOperation;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Option;

/**
 * What an adapter by its nature may be unable to keep. One that cannot keep a law declares so in {@link
 * HelpdeskFixture#notApplicable()}; the tests that find it broken are then skipped with the reason.
 */
public enum Law {
    /** Not applicable: {@code Tickets.find} answers {@code Unsupported}. */
    FIND_TICKET(Operation.FIND_TICKET),
    /** Not applicable: {@code Tickets.search} answers {@code Unsupported}. */
    SEARCH_TICKETS(Operation.SEARCH_TICKETS),
    /** Not applicable: {@code Messages.list} answers {@code Unsupported}. */
    LIST_MESSAGES(Operation.LIST_MESSAGES),
    /** Not applicable: {@code Messages.send} answers {@code Unsupported}, as in an adapter that only reads. */
    SEND_MESSAGE(Operation.SEND_MESSAGE),
    /** Not applicable: {@code EventSubscriptions.subscribe} answers {@code Unsupported}. */
    SUBSCRIBE_EVENTS(Operation.SUBSCRIBE_EVENTS),
    /** Not applicable where the service shows one comment and one reason at most, as its documents do. */
    SEVERAL_COMMENTS("every comment of a ticket is returned, and every reason for a rating"),
    /** Not applicable to an adapter that answers from a cache. */
    CALLS_REACH_THE_SERVICE("every call makes a request to the service"),
    /** Not applicable to an adapter that may answer with what it read earlier. */
    CHANGES_ARE_SEEN("what somebody else has changed is in the next answer"),
    /** Not applicable to an adapter that keeps messages and sends them later. */
    SENDS_AT_ONCE("when a send returns, the service has the message or has refused it"),
    /** Not applicable to an adapter whose listings lag behind its sends. */
    OWN_WRITES_ARE_READ("a sent message is in the next listing"),
    /** Not applicable to an adapter that cannot end a call in time. */
    DEADLINES("a call ends with its deadline"),
    /** Not applicable to an adapter that cannot break a call off. */
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

    /** The law as a sentence without a full stop. */
    public String statement() {
        return statement;
    }

    /** The operation that the law says is supported, if it is such a law. */
    Option<Operation> operation() {
        return operation;
    }

    /** The law that this operation is supported. */
    static Law supports(AnyOperation operation) {
        return Option.ofOptional(java.util.Arrays.stream(values())
                        .filter(law -> law.operation.exists(operation::equals))
                        .findFirst())
                .getOrElseThrow(() -> new IllegalArgumentException("no law about " + operation));
    }
}
