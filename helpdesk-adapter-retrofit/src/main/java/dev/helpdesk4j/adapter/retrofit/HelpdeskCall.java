package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.ports.AnyOperation;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import io.vavr.control.Option;

/** One call of an operation, as it passes through the layers. It is confined to the calling thread. */
final class HelpdeskCall<T> {

    private final AnyOperation operation;
    private final Endpoint<?, T> endpoint;
    private final Transport.Request request;
    private final Endpoint.Reader<T> reader;
    private final Option<String> helpdeskHeader;
    private final Deadline deadline;
    private int attempts;
    private Effect effect = Effect.NONE;

    /**
     * Creates a call.
     *
     * @param operation the name of the call, if an endpoint serves several
     * @param helpdeskHeader the help desk's credential, if it is to be sent
     */
    <A> HelpdeskCall(
            AnyOperation operation,
            Endpoint<A, T> endpoint,
            A arguments,
            Option<String> helpdeskHeader,
            Deadline deadline) {
        this.operation = operation;
        this.endpoint = endpoint;
        this.request = (api, attempt) -> endpoint.request().of(api, attempt, arguments);
        this.reader = endpoint.reader().apply(arguments);
        this.helpdeskHeader = helpdeskHeader;
        this.deadline = deadline;
    }

    AnyOperation operation() {
        return operation;
    }

    Endpoint<?, T> endpoint() {
        return endpoint;
    }

    Transport.Request request() {
        return request;
    }

    Endpoint.Reader<T> reader() {
        return reader;
    }

    Option<String> helpdeskHeader() {
        return helpdeskHeader;
    }

    Deadline deadline() {
        return deadline;
    }

    /** Returns the number of the attempt that begins now, from 1. */
    int nextAttempt() {
        return ++attempts;
    }

    /** Records that a request has failed: it may have taken effect, whatever the outcome of a later one. */
    void failed(HelpdeskFailure failure) {
        if (failure.effect() == Effect.UNKNOWN) {
            effect = Effect.UNKNOWN;
        }
    }

    /** Returns whether any request of this call so far may have taken effect. */
    Effect effect() {
        return effect;
    }

    @Override
    public String toString() {
        return "HelpdeskCall[" + operation().displayName() + "]";
    }
}
