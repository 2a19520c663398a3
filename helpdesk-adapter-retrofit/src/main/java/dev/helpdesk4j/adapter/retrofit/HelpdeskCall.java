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
     * @param operation the operation of the call, if the endpoint has several operations
     * @param helpdeskHeader the help desk's credentials, if they are sent
     */
    <A> HelpdeskCall(
            AnyOperation operation,
            Endpoint<A, T> endpoint,
            A arguments,
            Option<String> helpdeskHeader,
            Deadline deadline) {
        this.operation = operation;
        this.endpoint = endpoint;
        this.request = (api, state) -> endpoint.request().of(api, state, arguments);
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

    /** Returns the number of the attempt that starts now, from 1. */
    int nextAttempt() {
        return ++attempts;
    }

    /** Records a failed request: it may have taken effect, even if a later request fails without an effect. */
    void failed(HelpdeskFailure failure) {
        if (failure.effect() == Effect.UNKNOWN) {
            effect = Effect.UNKNOWN;
        }
    }

    /** Returns the possible effect of all requests of this call so far. */
    Effect effect() {
        return effect;
    }

    @Override
    public String toString() {
        return "HelpdeskCall[" + operation().displayName() + "]";
    }
}
