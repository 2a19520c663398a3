package dev.helpdesk4j.examples.cli.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Creates files that only their owner can read, as an export contains what guests have written. */
final class OwnerOnlyFiles {

    private static final Set<StandardOpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private static final String RANDOM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private OwnerOnlyFiles() {}

    /**
     * Creates a file.
     *
     * @throws java.nio.file.FileAlreadyExistsException if a file, a folder or a link has that name
     */
    static FileChannel create(Path file) throws IOException {
        var hasPermissions = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return FileChannel.open(
                file,
                NEW,
                hasPermissions
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0]);
    }

    /** Returns an unpredictable name for a temporary file that will replace this one. */
    static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".new");
    }

    /** Deletes the {@link #unfinished} files of processes that were killed. */
    static void deleteUnfinished(Path file) throws IOException {
        var prefix = file.getFileName() + ".";
        try (var leftovers = Files.newDirectoryStream(file.toAbsolutePath().getParent(), path -> {
            var name = path.getFileName().toString();
            return name.startsWith(prefix)
                    && name.substring(prefix.length()).matches(RANDOM + "\\.new")
                    && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
        })) {
            for (var leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }
}
