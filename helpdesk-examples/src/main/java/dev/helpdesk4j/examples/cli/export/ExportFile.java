package dev.helpdesk4j.examples.cli.export;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.history.Checkpoint;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * A file whose export can be resumed after it was stopped at any moment. The checkpoint file beside it contains the walk's
 * checkpoint and the file's size at that time. When an export is resumed, complete lines after that size are kept and not
 * written again; an incomplete line is cut off.
 */
final class ExportFile implements ExportTarget {

    private final Path file;
    private final Path checkpointFile;
    private final ExportRequest request;
    private final FileChannel channel;

    /** The ids of the tickets whose lines follow the checkpoint and which the resumed walk has not reached yet. */
    private final Set<String> afterCheckpoint = new HashSet<>();

    private @Nullable ExportCheckpoint checkpoint;
    private long lines;

    private ExportFile(Path file, ExportRequest request, FileChannel channel) {
        this.file = file;
        this.checkpointFile = checkpointFile(file);
        this.request = request;
        this.channel = channel;
    }

    private static Path checkpointFile(Path file) {
        return file.resolveSibling(file.getFileName() + ".checkpoint");
    }

    /**
     * Creates the file of a new export.
     *
     * @throws IllegalArgumentException if the file or its checkpoint exists
     */
    static ExportFile create(Path file, ExportRequest request) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("folder of " + file + " must exist, got " + folder);
        }
        if (Files.isSymbolicLink(file) && !Files.exists(file)) {
            throw new IllegalArgumentException(file + " is a symbolic link to a missing file; name the file itself");
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                && Files.exists(checkpointFile(file), LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException(checkpointFile(file) + " exists but " + file
                    + " is missing; restore the file, or delete the checkpoint to start again");
        }
        try {
            return locked(file, request, OwnerOnlyFiles.create(file));
        } catch (FileAlreadyExistsException exists) {
            throw new IllegalArgumentException(
                    file + " already exists; add --resume to continue its export, or choose another file", exists);
        }
    }

    /**
     * Opens the file of an earlier export, or creates it if it does not exist.
     *
     * @throws IllegalArgumentException if it is not the file of an export, or of one with another request
     */
    static ExportFile resume(Path file, ExportRequest request) throws IOException {
        if (!Files.exists(file)) {
            return create(file, request);
        }
        var resumed = locked(file, request, FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
        try {
            resumed.restore();
            return resumed;
        } catch (IOException | RuntimeException unusable) {
            resumed.close();
            throw unusable;
        }
    }

    private static ExportFile locked(Path file, ExportRequest request, FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                deleteUnfinished(checkpointFile(file));
                return new ExportFile(file, request, channel);
            }
        } catch (OverlappingFileLockException sameProcess) {
            // Handled below, as a lock of another process is.
        }
        channel.close();
        throw new IOException("another export is writing it");
    }

    private void restore() throws IOException {
        if (!Files.exists(checkpointFile, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.size() > 0) {
                throw new IllegalArgumentException(
                        file + " exists but " + checkpointFile + " is missing; cannot resume, choose another file");
            }
            return;
        }
        var found = ExportCheckpoint.read(checkpointFile);
        request.differenceFrom(found.request()).forEach(difference -> {
            throw new IllegalArgumentException("the export to " + file + " was started " + difference
                    + "; use the same options, or choose another file");
        });
        if (channel.size() < found.bytes()) {
            throw new IOException("size must be at least " + found.bytes() + " bytes, got " + channel.size()
                    + ": lines are missing; start again with another file");
        }
        if (found.bytes() > 0 && !isLineEnd(found.bytes())) {
            throw new IOException("a line must end after " + found.bytes()
                    + " bytes, got other content: the file was changed; start again with another file");
        }
        checkpoint = found;
        lines = found.lines();
        if (!found.walk().isComplete()) {
            keepCompleteLines(found.bytes());
        }
    }

    /** This export holds the lock, so no other one uses these files. They stay if the folder cannot be listed. */
    private static void deleteUnfinished(Path checkpointFile) {
        try {
            OwnerOnlyFiles.deleteUnfinished(checkpointFile);
        } catch (IOException | DirectoryIteratorException notAllowed) {
            // They are small and do no harm.
        }
    }

    private boolean isLineEnd(long bytes) throws IOException {
        var last = ByteBuffer.allocate(1);
        return channel.read(last, bytes - 1) == 1 && last.get(0) == '\n';
    }

    /** Collects the ids of the complete lines from here on, and cuts off the rest. */
    private void keepCompleteLines(long from) throws IOException {
        channel.position(from);
        var source = Okio.buffer(Okio.source(Channels.newInputStream(channel)));
        var complete = from;
        for (var end = source.indexOf((byte) '\n'); end >= 0; end = source.indexOf((byte) '\n')) {
            var id = id(source, end + 1);
            if (id.isEmpty()) {
                break;
            }
            afterCheckpoint.add(id.get());
            lines++;
            complete += end + 1;
        }
        channel.truncate(complete);
        channel.position(complete);
    }

    /** Returns the ticket id of a line; none if it is not a line of an export, as may happen after a power cut. */
    private static Option<String> id(BufferedSource source, long length) throws IOException {
        var line = new Buffer();
        source.readFully(line, length);
        try {
            var reader = JsonReader.of(line);
            reader.beginObject();
            var id = reader.nextName().equals("id") ? Option.some(reader.nextString()) : Option.<String>none();
            while (reader.hasNext()) {
                reader.skipName();
                reader.skipValue();
            }
            reader.endObject();
            return id;
        } catch (IOException | JsonDataException torn) {
            return Option.none();
        }
    }

    @Override
    public Option<Checkpoint> checkpoint() {
        return Option.of(checkpoint).map(ExportCheckpoint::walk);
    }

    @Override
    public long lines() {
        return lines;
    }

    @Override
    public boolean contains(TicketId ticket) {
        return afterCheckpoint.remove(ticket.value());
    }

    @Override
    public void append(Buffer line) throws IOException {
        var bytes = ByteBuffer.wrap(line.readByteArray());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        lines++;
    }

    /**
     * While lines of an earlier run follow the walk's position, the size in the checkpoint stays the same: the next run has
     * to find these lines again.
     */
    @Override
    public void save(Checkpoint reached) throws IOException {
        channel.force(true);
        var next = checkpoint == null || afterCheckpoint.isEmpty() || reached.isComplete()
                ? new ExportCheckpoint(request, reached, channel.position(), lines)
                : new ExportCheckpoint(request, reached, checkpoint.bytes(), checkpoint.lines());
        next.write(checkpointFile);
        checkpoint = next;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
