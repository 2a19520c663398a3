package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.adapter.retrofit.event.ConnectionFailure;
import dev.helpdesk4j.adapter.retrofit.event.ConnectionFailure.Reason;
import dev.helpdesk4j.adapter.retrofit.event.LongConnectionListener;
import dev.helpdesk4j.examples.cli.output.TerminalText;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Consumer;

/** Writes the state of a long connection to standard error, a line for each change. */
final class ConnectionReports implements LongConnectionListener {

    private final PrintWriter err;
    private final Consumer<ConnectionFailure> whenRefused;

    /**
     * Creates a listener.
     *
     * @param whenRefused accepts the permanent failure, which is not written here
     */
    ConnectionReports(PrintWriter err, Consumer<ConnectionFailure> whenRefused) {
        this.err = err;
        this.whenRefused = whenRefused;
    }

    @Override
    public void connected() {
        write("connected");
    }

    @Override
    public void lost(ConnectionFailure failure, Duration pause) {
        var seconds = pause.plusMillis(999).toSeconds();
        write("not connected: " + withAdvice(failure) + "; next attempt in " + seconds + " s");
    }

    @Override
    public void stopped(ConnectionFailure failure) {
        if (failure.reason() == Reason.CLOSED) {
            write("stopped");
        } else {
            whenRefused.accept(failure);
        }
    }

    private void write(String state) {
        err.println(TerminalText.oneLine("helpdesk: " + state));
    }

    /** Returns a failure with what to do about it, if that is known. */
    static String withAdvice(ConnectionFailure failure) {
        var advice = advice(failure.reason());
        return failure.summary() + (advice.isEmpty() ? "" : " - " + advice);
    }

    private static String advice(Reason reason) {
        return switch (reason) {
            case UNREACHABLE, INSECURE_URL -> "check the network, the region and the base URL";
            case UNAUTHENTICATED -> "check FEISHU_APP_ID, FEISHU_APP_SECRET and the region";
            case FORBIDDEN ->
                "choose the long connection for events in the developer console; the app must be a custom app and enabled";
            case TOO_MANY_CONNECTIONS -> "close another connection of the app, which may have 50";
            case WRONG_DOMAIN -> "choose the app's region with --region";
            case REFUSED ->
                "look up the code in the platform's documents, and check FEISHU_APP_ID and FEISHU_APP_SECRET";
            default -> "";
        };
    }
}
