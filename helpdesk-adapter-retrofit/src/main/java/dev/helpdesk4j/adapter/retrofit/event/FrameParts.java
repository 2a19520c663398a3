package dev.helpdesk4j.adapter.retrofit.event;

import dev.helpdesk4j.adapter.retrofit.common.Time;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import okio.Buffer;
import okio.ByteString;

/**
 * The parts of messages that are sent in several frames. An incomplete message is dropped five minutes after its first part;
 * and the oldest are dropped while there are more than 64 of them, or more than 4 MiB of parts. Not thread-safe.
 */
final class FrameParts {

    static final int MAX_MESSAGES = 64;
    static final int MAX_BYTES = 1 << 22;
    static final int MAX_PARTS = 1_000;
    static final Duration MAX_AGE = Duration.ofMinutes(5);

    private final Time time;
    private final Runnable onDrop;

    /** The oldest first. */
    private final Map<String, Message> incomplete = new LinkedHashMap<>();

    private int bytes;

    /** @param onDrop is called for each message that is dropped */
    FrameParts(Time time, Runnable onDrop) {
        this.time = time;
        this.onDrop = onDrop;
    }

    /** A message of which parts are missing. */
    private record Message(int count, long since, Map<Integer, ByteString> parts) {

        int bytes() {
            return parts.values().stream().mapToInt(ByteString::size).sum();
        }
    }

    /**
     * Adds a part, and returns the message if no other part is missing. A part that was received before is ignored.
     *
     * @param id the id of the message
     * @param count the number of its parts
     * @param index the number of this part, from 0
     */
    Option<ByteString> add(String id, int count, int index, ByteString part) {
        dropExpired();
        if (count > MAX_PARTS || index < 0 || index >= count || differs(id, count)) {
            onDrop.run();
            return Option.none();
        }
        var message = incomplete.computeIfAbsent(id, first -> new Message(count, time.nanoTime(), new TreeMap<>()));
        if (message.parts().putIfAbsent(index, part) == null) {
            bytes += part.size();
        }
        if (message.parts().size() == count) {
            remove(id);
            return Option.some(joined(message));
        }
        while (incomplete.size() > MAX_MESSAGES || bytes > MAX_BYTES) {
            drop(incomplete.keySet().iterator().next());
        }
        return Option.none();
    }

    /** Drops what is older than five minutes. */
    void dropExpired() {
        var now = time.nanoTime();
        incomplete.entrySet().stream()
                .filter(message -> now - message.getValue().since() >= MAX_AGE.toNanos())
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::drop);
    }

    private boolean differs(String id, int count) {
        return Option.of(incomplete.get(id)).exists(message -> message.count() != count);
    }

    private void drop(String id) {
        remove(id);
        onDrop.run();
    }

    private void remove(String id) {
        bytes -= Option.of(incomplete.remove(id)).map(Message::bytes).getOrElse(0);
    }

    private static ByteString joined(Message message) {
        var whole = new Buffer();
        message.parts().values().forEach(whole::write);
        return whole.readByteString();
    }
}
