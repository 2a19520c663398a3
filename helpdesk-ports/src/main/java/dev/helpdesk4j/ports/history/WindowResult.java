package dev.helpdesk4j.ports.history;

import java.util.List;

/**
 * The result of reading a window: it is complete, or it must be read in parts.
 *
 * @param rows the number of rows of the window; if it must be read in parts, the minimum for the parts together
 * @param parts the parts to read, in order; empty if the window is complete
 */
record WindowResult(int rows, List<Window> parts) {

    static WindowResult complete(int rows) {
        return new WindowResult(rows, List.of());
    }

    boolean isComplete() {
        return parts.isEmpty();
    }
}
