package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.adapter.retrofit.common.Time;
import dev.helpdesk4j.ports.AnyOperation;
import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

/** Executes calls with the same credentials and the same time until their deadline. */
final class CallExecutor {

    private final RetryLayer layers;
    private final Time time;
    private final Option<String> helpdeskHeader;
    private final Duration deadline;

    /** @param helpdeskHeader the help desk's credentials, if they are sent */
    CallExecutor(AppContext app, Option<String> helpdeskHeader, Duration deadline) {
        this(app.layers(), app.time(), helpdeskHeader, deadline);
    }

    private CallExecutor(RetryLayer layers, Time time, Option<String> helpdeskHeader, Duration deadline) {
        this.layers = layers;
        this.time = time;
        this.helpdeskHeader = helpdeskHeader;
        this.deadline = deadline;
    }

    CallExecutor within(Duration newDeadline) {
        return new CallExecutor(layers, time, helpdeskHeader, newDeadline);
    }

    <A, T> Either<HelpdeskFailure, T> execute(Endpoint<A, T> endpoint, A arguments) {
        return execute(endpoint.operation(), endpoint, arguments);
    }

    /** @param operation the operation of the call, if the endpoint has several operations */
    <A, T> Either<HelpdeskFailure, T> execute(AnyOperation operation, Endpoint<A, T> endpoint, A arguments) {
        return layers.execute(
                new HelpdeskCall<>(operation, endpoint, arguments, helpdeskHeader, Deadline.after(deadline, time)));
    }

    @Override
    public String toString() {
        return "CallExecutor";
    }
}
