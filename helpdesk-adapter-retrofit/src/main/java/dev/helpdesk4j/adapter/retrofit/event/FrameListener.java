package dev.helpdesk4j.adapter.retrofit.event;

import com.squareup.moshi.JsonDataException;
import dev.helpdesk4j.adapter.retrofit.common.Time;
import dev.helpdesk4j.adapter.retrofit.event.ConnectionFailure.Reason;
import dev.helpdesk4j.adapter.retrofit.json.InvalidResponseException;
import dev.helpdesk4j.adapter.retrofit.json.JsonSize;
import dev.helpdesk4j.adapter.retrofit.json.JsonText;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Receives the frames of one WebSocket: passes on events, acknowledges them, and keeps the state of the connection. */
final class FrameListener extends WebSocketListener {

    private static final int NORMAL_CLOSURE = 1000;
    private static final ByteString ACKNOWLEDGED = ByteString.encodeUtf8("{\"code\":200}");
    private static final ByteString FAILED = ByteString.encodeUtf8("{\"code\":500}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Time time;
    private final EventHandling handling;
    private final Consumer<FrameRefusal> refusals;
    private final StateChanges changes;
    private final FrameParts parts;
    private final IncomingBytes incoming = new IncomingBytes();
    private final AtomicInteger pongs = new AtomicInteger();
    private volatile ConnectionTiming timing;
    private volatile boolean opened;
    private volatile Option<ConnectionFailure> failure = Option.none();

    FrameListener(
            ConnectionTiming timing,
            Time time,
            EventHandling handling,
            Consumer<FrameRefusal> refusals,
            StateChanges changes) {
        this.timing = timing;
        this.time = time;
        this.handling = handling;
        this.refusals = refusals;
        this.changes = changes;
        this.parts = new FrameParts(time, () -> refusals.accept(FrameRefusal.INCOMPLETE));
    }

    /** Returns the limit of what the WebSocket reads. */
    IncomingBytes incoming() {
        return incoming;
    }

    /** Returns whether the connection is open, or was before it ended. */
    boolean wasOpened() {
        return opened;
    }

    /** Returns why the connection ended; none if it has not. */
    Option<ConnectionFailure> failure() {
        return failure;
    }

    /** Returns how many pongs were received. */
    int pongs() {
        return pongs.get();
    }

    /** Returns the timing that the platform prescribed last. */
    ConnectionTiming timing() {
        return timing;
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
        opened = true;
        changes.signal();
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        incoming.reset();
        refusals.accept(FrameRefusal.MALFORMED_FRAME);
    }

    @Override
    public void onMessage(WebSocket socket, ByteString bytes) {
        incoming.reset();
        parts.dropExpired();
        var frame = FrameReader.read(bytes);
        if (frame.exists(read -> read.method() == Frame.CONTROL)) {
            control(frame.get());
        } else if (frame.exists(read -> read.method() == Frame.DATA)) {
            receive(frame.get(), socket);
        } else {
            refusals.accept(FrameRefusal.MALFORMED_FRAME);
        }
    }

    private void control(Frame frame) {
        if (frame.header("type").contains("pong")) {
            if (frame.payload().size() > 0) {
                timing = timing(frame.payload());
            }
            pongs.incrementAndGet();
            changes.signal();
        }
    }

    private ConnectionTiming timing(ByteString payload) {
        try (var reader = JsonText.reader(payload, () -> false)) {
            JsonSize.check(payload);
            return timing.read(reader);
        } catch (IOException | JsonDataException | InvalidResponseException unusable) {
            refusals.accept(FrameRefusal.MALFORMED_FRAME);
            return timing;
        }
    }

    private void receive(Frame frame, WebSocket socket) {
        var count = number(frame, "sum", 1);
        var index = number(frame, "seq", 0);
        if (count <= 1) {
            pass(frame, frame.payload(), socket);
        } else {
            parts.add(frame.header("message_id").getOrElse(""), count, index, frame.payload())
                    .forEach(whole -> pass(frame, whole, socket));
        }
    }

    private static int number(Frame frame, String header, int otherwise) {
        return frame.header(header)
                .filter(value -> NUMBER.matcher(value).matches())
                .map(Integer::valueOf)
                .getOrElse(otherwise);
    }

    private void pass(Frame frame, ByteString content, WebSocket socket) {
        var received = time.nanoTime();
        EventHandling.Acknowledgement acknowledgement = acknowledged -> {
            var elapsed = Duration.ofNanos(time.nanoTime() - received).toMillis();
            socket.send(FrameWriter.write(frame.with(
                    acknowledged ? ACKNOWLEDGED : FAILED, Frame.Header.of("biz_rt", Long.toString(elapsed)))));
        };
        if (frame.header("type").contains("event")) {
            handling.handle(content, acknowledgement);
        } else {
            handling.refuse(FrameRefusal.UNSUPPORTED_TYPE, acknowledgement);
        }
    }

    /** OkHttp ends the connection only after it has been closed from this side, too. */
    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
        socket.close(NORMAL_CLOSURE, null);
        fail(ConnectionFailure.of(Reason.CLOSED_BY_PLATFORM, code, reason));
    }

    @Override
    public void onFailure(WebSocket socket, Throwable thrown, @Nullable Response response) {
        fail(
                opened || response == null
                        ? ConnectionFailure.of(opened ? Reason.CUT : Reason.UNREACHABLE, thrown.toString())
                        : HandshakeRefusal.of(response));
    }

    private void fail(ConnectionFailure because) {
        if (failure.isEmpty()) {
            failure = Option.some(because);
            changes.signal();
        }
    }
}
