package dev.helpdesk4j.examples.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Describes why a file cannot be used. */
final class FileErrors {

    private FileErrors() {}

    static String reason(IOException failed) {
        if (failed instanceof AccessDeniedException) {
            return "permission denied";
        }
        var reason = failed instanceof FileSystemException file ? file.getReason() : failed.getMessage();
        return reason == null ? failed.toString() : reason;
    }
}
