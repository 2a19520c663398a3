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
        write("not connected: " + failure.summary() + "; next attempt in " + seconds + " s");
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

    /** Returns what to do about a permanent failure. */
    static String advice(Reason reason) {
        return switch (reason) {
            case UNAUTHENTICATED -> "check FEISHU_APP_ID, FEISHU_APP_SECRET and the region";
            case FORBIDDEN ->
                "choose the long connection for events in the developer console; the app must be a custom app and enabled";
            case WRONG_DOMAIN -> "choose the app's region with --region";
            default -> "check the region and the base URL";
        };
    }
}
