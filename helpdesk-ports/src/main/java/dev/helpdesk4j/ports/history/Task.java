package dev.helpdesk4j.ports.history;

/** What a walk has to do, in order. */
sealed interface Task permits Window, Claim {

    /** Which window it is about. */
    Window window();
}
