package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.control.Either;
import java.time.Duration;

/** Makes the calls of one help desk, each within its deadline. */
final class CallExecutor {

    private final RetryLayer layers;
    private final Time time;
    private final String helpdeskHeader;
    private final Duration deadline;

    /** @param helpdeskHeader the help desk's credential */
    CallExecutor(AppContext app, String helpdeskHeader, Duration deadline) {
        this(app.layers(), app.time(), helpdeskHeader, deadline);
    }

    private CallExecutor(RetryLayer layers, Time time, String helpdeskHeader, Duration deadline) {
        this.layers = layers;
        this.time = time;
        this.helpdeskHeader = helpdeskHeader;
        this.deadline = deadline;
    }

    CallExecutor within(Duration newDeadline) {
        return new CallExecutor(layers, time, helpdeskHeader, newDeadline);
    }

    <A, T> Either<HelpdeskFailure, T> execute(Endpoint<A, T> endpoint, A arguments) {
        return layers.execute(new HelpdeskCall<>(endpoint, arguments, helpdeskHeader, Deadline.after(deadline, time)));
    }

    @Override
    public String toString() {
        return "CallExecutor";
    }
}
