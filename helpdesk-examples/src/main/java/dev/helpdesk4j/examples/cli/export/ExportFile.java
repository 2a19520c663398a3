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
 * A file that an export adds lines to, so that it can be ended at any moment and gone on with: the file beside it tells how
 * far the walk had come when the file was how long. What was added later is kept when the export goes on, but for a line
 * that was cut off, and is not added again.
 */
final class ExportFile implements ExportTarget {

    private final Path file;
    private final Path checkpointFile;
    private final ExportRequest request;
    private final FileChannel channel;

    /** Whose lines the file has from the mark on, as far as the walk has not come past them again. */
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
     * A file that is made for the export.
     *
     * @throws IllegalArgumentException if it, or what is left of it, is there already
     */
    static ExportFile create(Path file, ExportRequest request) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no folder " + folder + " to make " + file + " in");
        }
        if (Files.isSymbolicLink(file) && !Files.exists(file)) {
            throw new IllegalArgumentException(
                    file + " is a link that leads to no file: name the file itself, which is made then");
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                && Files.exists(checkpointFile(file), LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException(checkpointFile(file) + " tells of an export, but " + file
                    + " is gone: put it back, or delete what is left of it to begin again");
        }
        try {
            return locked(file, request, OwnerOnlyFiles.create(file));
        } catch (FileAlreadyExistsException there) {
            throw new IllegalArgumentException(
                    file + " is there already: add --resume to go on with the export that has begun it, or choose"
                            + " another file",
                    there);
        }
    }

    /**
     * The file of an export that was begun, or one that is made where there is none.
     *
     * @throws IllegalArgumentException if it is of no export, or of one that was begun with another request
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
            // Told below, as another process is.
        }
        channel.close();
        throw new IOException("another export is writing it");
    }

    private void restore() throws IOException {
        if (!Files.exists(checkpointFile, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.size() > 0) {
                throw new IllegalArgumentException("nobody knows how " + file + " came about, as there is no "
                        + checkpointFile + ": choose another file");
            }
            return;
        }
        var found = ExportCheckpoint.read(checkpointFile);
        request.differenceFrom(found.request()).forEach(difference -> {
            throw new IllegalArgumentException(
                    "the export to " + file + " was begun " + difference + ": say the same, or choose another file");
        });
        if (channel.size() < found.bytes()) {
            throw new IOException("it has " + channel.size() + " bytes, but had " + found.bytes()
                    + " once: lines were lost, so begin again with another file");
        }
        if (found.bytes() > 0 && !isLineEnd(found.bytes())) {
            throw new IOException("it was changed: no line ends after " + found.bytes()
                    + " bytes, where one did, so begin again with another file");
        }
        checkpoint = found;
        lines = found.lines();
        if (!found.walk().isComplete()) {
            keepCompleteLines(found.bytes());
        }
    }

    /** Nobody else writes now. Where the folder cannot be listed the leftovers stay, and stand in nobody's way. */
    private static void deleteUnfinished(Path checkpointFile) {
        try {
            OwnerOnlyFiles.deleteUnfinished(checkpointFile);
        } catch (IOException | DirectoryIteratorException notAllowed) {
            // They are small.
        }
    }

    private boolean isLineEnd(long bytes) throws IOException {
        var last = ByteBuffer.allocate(1);
        return channel.read(last, bytes - 1) == 1 && last.get(0) == '\n';
    }

    /** Remembers whose lines the file has from here on, and cuts off what is no whole line. */
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

    /** Whose line it is; none where it is no line of an export, as after a power cut. */
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
     * A walk that goes on may mark where it did not before, with lines that are ahead of it: then these have to be found
     * again the next time.
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
