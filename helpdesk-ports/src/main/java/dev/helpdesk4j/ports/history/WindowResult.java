package dev.helpdesk4j.ports.history;

import java.util.List;

/**
 * What has become of a window: it was read completely, or it has to be read in parts.
 *
 * @param rows how many rows the window has; if it has to be read in parts, how many they must have together at least
 * @param parts the parts to read, in order; empty if the window was read
 */
record WindowResult(int rows, List<Window> parts) {

    static WindowResult complete(int rows) {
        return new WindowResult(rows, List.of());
    }

    boolean isComplete() {
        return parts.isEmpty();
    }
}
