package dev.helpdesk4j.adapter.retrofit;

/**
 * A listener that is called after every attempt of a call, on the calling thread. If it throws, the exception is logged and
 * the call continues.
 */
@FunctionalInterface
public interface AttemptListener {

    /** Receives the report of an attempt that has ended. */
    void onAttempt(AttemptReport report);
}
