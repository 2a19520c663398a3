package dev.helpdesk4j.adapter.retrofit.event;

import dev.helpdesk4j.adapter.retrofit.common.Secrets;
import dev.helpdesk4j.adapter.retrofit.event.LongConnection.State;
import dev.helpdesk4j.ports.event.EventListener;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the state of a connection, logs each change, and notifies the listeners, without secrets. */
final class StateReports {

    private static final Logger LOG = LoggerFactory.getLogger(LongConnection.class);

    private final LongConnectionListener states;
    private final EventListener events;
    private final Secrets secrets;
    private volatile State state = State.CONNECTING;

    StateReports(LongConnectionListener states, EventListener events, Secrets secrets) {
        this.states = states;
        this.events = events;
        this.secrets = secrets;
    }

    State state() {
        return state;
    }

    void connecting() {
        state = State.CONNECTING;
        LOG.debug("long connection: connecting");
        notifyListener(states::connecting);
    }

    void connected() {
        state = State.CONNECTED;
        LOG.debug("long connection: connected");
        notifyListener(states::connected);
    }

    /** A connection that is lost now and then is normal; an attempt to connect that fails is a warning. */
    void lost(ConnectionFailure failure, Duration pause) {
        var redacted = failure.redacted(secrets);
        var wasConnected = state == State.CONNECTED;
        state = State.LOST;
        if (wasConnected) {
            LOG.info("long connection: {}, next attempt in {} ms", redacted.summary(), pause.toMillis());
        } else {
            LOG.warn("long connection: {}, next attempt in {} ms", redacted.summary(), pause.toMillis());
        }
        notifyListener(() -> states.lost(redacted, pause));
    }

    void stopped(ConnectionFailure failure) {
        var redacted = failure.redacted(secrets);
        state = State.STOPPED;
        if (redacted.reason() == ConnectionFailure.Reason.CLOSED) {
            LOG.debug("long connection: closed");
        } else {
            LOG.error("long connection: stopped, no event will be received: {}", redacted.summary());
        }
        notifyListener(() -> states.stopped(redacted));
    }

    void refused(FrameRefusal reason) {
        LOG.debug("long connection: refused: {}", reason);
        notifyListener(() -> events.refused(reason.name()));
    }

    /** Returns the failure of an attempt that ended with an unexpected exception, such as one of a caller's OkHttp listener. */
    ConnectionFailure unexpected(Throwable thrown) {
        LOG.warn("long connection: an attempt ended unexpectedly", secrets.redact(thrown));
        return ConnectionFailure.of(ConnectionFailure.Reason.UNREACHABLE, thrown.toString());
    }

    private void notifyListener(Runnable notification) {
        try {
            notification.run();
        } catch (RuntimeException | Error thrown) {
            LOG.warn("long connection: a listener threw an exception", secrets.redact(thrown));
        }
    }
}
