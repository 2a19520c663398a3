package dev.helpdesk4j.examples.cli.export;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.examples.cli.output.Json;
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
 * The position of an export, which is saved in a file beside the exported one.
 *
 * @param walk the walk's checkpoint; all lines before it are in the file
 * @param bytes the size of the file up to there; lines after it belong to tickets after the walk's checkpoint
 * @param lines the number of lines in these bytes
 */
record ExportCheckpoint(ExportRequest request, Checkpoint walk, long bytes, long lines) {

    private static final String VERSION = "1";

    /** A checkpoint has a few hundred bytes. */
    private static final int MAX_BYTES = 64 * 1024;

    /** Replaces the file's content atomically, even if the machine stops meanwhile. */
    void write(Path file) throws IOException {
        var unfinished = OwnerOnlyFiles.unfinished(file);
        try {
            try (var channel = OwnerOnlyFiles.create(unfinished)) {
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
                .field("helpdesk", request.helpdesk())
                .field("from", request.range().from().toString())
                .field("to", request.range().to().toString())
                .field("messages", request.messages())
                .field("walk", walk.toString())
                .field("bytes", bytes)
                .field("lines", lines));
    }

    /** A move survives a power cut only after the folder was forced too. */
    private static void forceFolder(Path file) throws IOException {
        try (var folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (AccessDeniedException noFolders) {
            // On Windows a folder cannot be opened.
        }
    }

    /**
     * Reads a checkpoint that {@link #write} has saved.
     *
     * @throws IllegalArgumentException if the file does not contain one
     */
    static ExportCheckpoint read(Path file) throws IOException {
        try {
            return of(fields(content(file)));
        } catch (EOFException | JsonEncodingException | JsonDataException noJson) {
            throw unusable(file, "it must be the expected JSON object", noJson);
        } catch (IllegalArgumentException invalid) {
            throw unusable(file, String.valueOf(invalid.getMessage()), invalid);
        }
    }

    private static IllegalArgumentException unusable(Path file, String reason, Exception cause) {
        return new IllegalArgumentException(file + " is not a valid checkpoint: " + reason, cause);
    }

    private static Buffer content(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("it must be a regular file");
        }
        try (var in = Files.newInputStream(file)) {
            var content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new IllegalArgumentException("size must be at most " + MAX_BYTES + " bytes, got more");
            }
            return new Buffer().write(content);
        }
    }

    private static Map<String, String> fields(Buffer content) throws IOException {
        var fields = new HashMap<String, String>();
        var reader = JsonReader.of(content);
        reader.beginObject();
        while (reader.hasNext()) {
            var name = reader.nextName();
            var value = reader.peek() == JsonReader.Token.BOOLEAN
                    ? String.valueOf(reader.nextBoolean())
                    : reader.nextString();
            if (fields.put(name, value) != null) {
                throw new IllegalArgumentException("'" + name + "' must occur once, got it twice");
            }
        }
        reader.endObject();
        if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
            throw new JsonEncodingException("more content after the object");
        }
        return fields;
    }

    private static ExportCheckpoint of(Map<String, String> fields) {
        var version = required(fields, "version");
        if (!VERSION.equals(version)) {
            throw new IllegalArgumentException("'version' must be " + VERSION + ", got " + version);
        }
        var request = new ExportRequest(
                required(fields, "helpdesk"),
                TimeRange.between(time(fields, "from"), time(fields, "to")),
                bool(fields, "messages"));
        var walk = Checkpoint.parse(required(fields, "walk"));
        if (!request.isRequestOf(walk)) {
            throw new IllegalArgumentException("'walk' must be of the range from "
                    + request.range().from() + " to " + request.range().to() + ", got " + walk);
        }
        var bytes = number(fields, "bytes", Long.MAX_VALUE);
        return new ExportCheckpoint(request, walk, bytes, number(fields, "lines", bytes));
    }

    private static String required(Map<String, String> fields, String name) {
        var value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("'" + name + "' must be present, got nothing");
        }
        return value;
    }

    private static Instant time(Map<String, String> fields, String name) {
        var value = required(fields, name);
        try {
            return Instant.parse(value);
        } catch (DateTimeException invalid) {
            throw new IllegalArgumentException("'" + name + "' must be a time in UTC, got " + value, invalid);
        }
    }

    private static boolean bool(Map<String, String> fields, String name) {
        var value = required(fields, name);
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw new IllegalArgumentException("'" + name + "' must be true or false, got " + value);
    }

    private static long number(Map<String, String> fields, String name, long most) {
        var value = required(fields, name);
        try {
            var number = Long.parseLong(value);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException invalid) {
            // Handled below, as a number out of range is.
        }
        throw new IllegalArgumentException("'" + name + "' must be a number from 0 to " + most + ", got " + value);
    }
}
