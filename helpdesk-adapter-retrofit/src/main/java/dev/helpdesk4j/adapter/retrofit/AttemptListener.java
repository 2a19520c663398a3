package dev.helpdesk4j.adapter.retrofit;

/**
 * Hears of every attempt to do what was asked, on the calling thread and when it is over. What it throws is logged and
 * changes nothing.
 */
@FunctionalInterface
public interface AttemptListener {

    /** An attempt is over. */
    void onAttempt(AttemptReport report);
}
