package dev.helpdesk4j.ports;

/** The result of an operation that succeeded and has nothing to return. */
public enum Done {
    DONE
}
