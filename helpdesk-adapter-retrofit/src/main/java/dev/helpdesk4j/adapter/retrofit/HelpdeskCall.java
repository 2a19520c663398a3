package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.Operation;

/** One call of an operation, as the layers hand it inwards. It belongs to the calling thread. */
final class HelpdeskCall<T> {

    private final Endpoint<?, T> endpoint;
    private final Transport.Request request;
    private final JsonDecoder<T> decoder;
    private final String helpdeskHeader;
    private final Deadline deadline;
    private int attempts;
    private Effect effect = Effect.NONE;

    /** @param helpdeskHeader the help desk's credential */
    <A> HelpdeskCall(Endpoint<A, T> endpoint, A arguments, String helpdeskHeader, Deadline deadline) {
        this.endpoint = endpoint;
        this.request = (api, attempt) -> endpoint.request().of(api, attempt, arguments);
        this.decoder = endpoint.decoder().apply(arguments);
        this.helpdeskHeader = helpdeskHeader;
        this.deadline = deadline;
    }

    Operation operation() {
        return endpoint.operation();
    }

    Endpoint<?, T> endpoint() {
        return endpoint;
    }

    Transport.Request request() {
        return request;
    }

    JsonDecoder<T> decoder() {
        return decoder;
    }

    String helpdeskHeader() {
        return helpdeskHeader;
    }

    Deadline deadline() {
        return deadline;
    }

    /** The number of the attempt that begins now, from 1. */
    int nextAttempt() {
        return ++attempts;
    }

    /** A request has failed: it may have taken effect, whatever comes of a later one. */
    void failed(HelpdeskFailure failure) {
        if (failure.effect() == Effect.UNKNOWN) {
            effect = Effect.UNKNOWN;
        }
    }

    /** Whether any request of this call so far may have taken effect. */
    Effect effect() {
        return effect;
    }

    @Override
    public String toString() {
        return "HelpdeskCall[" + operation().displayName() + "]";
    }
}
