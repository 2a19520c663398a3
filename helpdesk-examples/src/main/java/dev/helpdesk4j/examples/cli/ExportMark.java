package dev.helpdesk4j.examples.cli;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.history.Checkpoint;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import okio.Buffer;

/**
 * How far an export has come, as it is kept beside the file.
 *
 * @param walk everything before it is in the file
 * @param bytes from here on the file may hold lines of what comes after the walk's checkpoint
 * @param lines how many lines there are before
 */
record ExportMark(ExportOrder order, Checkpoint walk, long bytes, long lines) {

    private static final String VERSION = "1";

    /** Keeps it in place of what the file holds, all of it or none, even if the machine should stop meanwhile. */
    void write(Path file) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (var channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(document().readByteArray());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        forceFolder(file);
    }

    private Buffer document() throws IOException {
        return Json.line(json -> json.field("version", VERSION)
                .field("helpdesk", order.helpdesk())
                .field("from", order.range().from().toString())
                .field("to", order.range().to().toString())
                .field("messages", order.messages())
                .field("walk", walk.toString())
                .field("bytes", bytes)
                .field("lines", lines));
    }

    /** That a file was moved outlasts a power cut once its folder is forced; not every system lets a folder be opened. */
    private static void forceFolder(Path file) throws IOException {
        try (var folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (AccessDeniedException noFolders) {
            // Windows; there the move is as good as it gets.
        }
    }

    /**
     * What {@link #write} has kept.
     *
     * @throws IllegalArgumentException if the file holds something else
     */
    static ExportMark read(Path file) throws IOException {
        var fields = new HashMap<String, String>();
        try {
            var reader = JsonReader.of(new Buffer().write(Files.readAllBytes(file)));
            reader.beginObject();
            while (reader.hasNext()) {
                var name = reader.nextName();
                fields.put(
                        name,
                        reader.peek() == JsonReader.Token.BOOLEAN
                                ? String.valueOf(reader.nextBoolean())
                                : reader.nextString());
            }
            return of(fields);
        } catch (EOFException | JsonEncodingException | JsonDataException noJson) {
            throw new IllegalArgumentException(
                    file + " is nothing that this version can go on from: it is not JSON as it should be", noJson);
        } catch (IllegalArgumentException | DateTimeException noMark) {
            throw new IllegalArgumentException(
                    file + " is nothing that this version can go on from: " + noMark.getMessage(), noMark);
        }
    }

    private static ExportMark of(Map<String, String> fields) {
        if (!VERSION.equals(fields.get("version"))) {
            throw new IllegalArgumentException("its version is not " + VERSION);
        }
        return new ExportMark(
                new ExportOrder(
                        told(fields, "helpdesk"),
                        TimeRange.between(Instant.parse(told(fields, "from")), Instant.parse(told(fields, "to"))),
                        Boolean.parseBoolean(told(fields, "messages"))),
                Checkpoint.parse(told(fields, "walk")),
                Long.parseLong(told(fields, "bytes")),
                Long.parseLong(told(fields, "lines")));
    }

    private static String told(Map<String, String> fields, String name) {
        var value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("it lacks '" + name + "'");
        }
        return value;
    }
}
