package dev.helpdesk4j.ports.history;

/** A step in the plan of a walk: a window to read, or a check to make after the parts of a window have been read. */
sealed interface Step permits Window, CompletenessCheck {

    /** The window that is read or checked. */
    Window window();
}
