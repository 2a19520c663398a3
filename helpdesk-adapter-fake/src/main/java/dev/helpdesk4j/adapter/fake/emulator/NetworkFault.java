package dev.helpdesk4j.adapter.fake.emulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;

/**
 * Something that goes wrong between a client and the service, to be provoked at a {@link FaultProxy}. Connections are
 * closed in the orderly way, as the end of what there is to read, unless the description says otherwise or
 * {@link #abruptly()} does.
 */
public final class NetworkFault {

    private static final NetworkFault NONE = new NetworkFault("none", request -> {
        request.send(request.forward());
        return Ending.KEPT;
    });

    private static final Duration LONGEST = Duration.ofDays(24);

    private final String name;
    private final Course course;

    private NetworkFault(String name, Course course) {
        this.name = name;
        this.course = course;
    }

    /** Nothing goes wrong, even where something is told for all: so that the request after this one fails, for example. */
    public static NetworkFault none() {
        return NONE;
    }

    /**
     * The connection is reset as soon as the first line of the request has come, with all that follows unread. The server
     * sees nothing of it.
     */
    public static NetworkFault disconnected() {
        return new NetworkFault("disconnected", request -> Ending.RESET);
    }

    /** The request is read to its end, and the connection closed. The server sees nothing of it. */
    public static NetworkFault requestLost() {
        return new NetworkFault("request lost", request -> {
            request.read();
            return Ending.CLOSED;
        });
    }

    /** The server answers, and the connection is closed without a byte of that. */
    public static NetworkFault answerLost() {
        return new NetworkFault("answer lost", request -> {
            request.forward();
            return Ending.CLOSED;
        });
    }

    /** The request is read to its end, and then nothing happens until the client gives up. The server sees nothing of it. */
    public static NetworkFault requestStalled() {
        return new NetworkFault("request stalled", request -> {
            request.read();
            return request.untilClientLeaves();
        });
    }

    /** The server answers, and then nothing happens until the client gives up. */
    public static NetworkFault answerStalled() {
        return new NetworkFault("answer stalled", request -> {
            request.forward();
            return request.untilClientLeaves();
        });
    }

    /** The server answers, and the connection is closed after the first half of the answer's headers. */
    public static NetworkFault cutInHeaders() {
        return new NetworkFault("cut in headers", request -> {
            request.send(firstHalf(request.forward().head().bytes()));
            return Ending.CLOSED;
        });
    }

    /**
     * The server answers, and the connection is closed after the headers and the first half of the body. An answer
     * without a body comes whole.
     */
    public static NetworkFault cutInBody() {
        return new NetworkFault("cut in body", request -> {
            var answer = request.forward();
            request.send(answer.head().bytes());
            request.send(firstHalf(answer.body()));
            return Ending.CLOSED;
        });
    }

    /**
     * The server answers, and the answer comes byte by byte.
     *
     * @param pause after each byte; a millisecond or more
     */
    public static NetworkFault dripping(Duration pause) {
        requireMillis("pause", pause);
        return new NetworkFault("dripping, a byte each " + pause, request -> {
            request.drip(request.forward(), pause);
            return Ending.KEPT;
        });
    }

    /** All is well, but then the connection, which could take more requests, is closed. */
    public static NetworkFault closedAfterwards() {
        return new NetworkFault("closed afterwards", request -> {
            request.send(request.forward());
            return Ending.CLOSED;
        });
    }

    /**
     * All is well, but then the connection is dead, and nothing tells: the first byte of another request resets it, and
     * that request is neither read nor counted. With {@code always} every connection answers one request and is dead when
     * the next one comes.
     */
    public static NetworkFault staleAfterwards() {
        return new NetworkFault("stale afterwards", request -> {
            request.send(request.forward());
            return Ending.STALE;
        });
    }

    /**
     * All is well, and the connection can take more requests. If none comes for so long, it is closed: a client that wants
     * to use it later finds it closed. With {@code always} this is what servers and load balancers do to idle connections.
     *
     * @param idle a millisecond or more
     */
    public static NetworkFault idleTimeout(Duration idle) {
        requireMillis("idle timeout", idle);
        return new NetworkFault("idle timeout of " + idle, request -> {
            request.send(request.forward());
            return Ending.closedWhenIdleFor(idle);
        });
    }

    /**
     * The server answers, but the client gets the server's answer to the request before this one on the same connection,
     * whatever that was, even an access token. The first request on a connection gets its own answer. With {@code always}
     * every answer is that of the request before, as where a confused proxy has lost count.
     */
    public static NetworkFault answersShifted() {
        return new NetworkFault("answers shifted", request -> {
            request.send(request.forwardForPreviousAnswer());
            return Ending.KEPT;
        });
    }

    /** The server answers, and what comes of it is not HTTP; the connection is closed. */
    public static NetworkFault garbled() {
        return new NetworkFault("garbled", request -> {
            request.forward();
            request.send("\u0000\u0007\u00ff*** no HTTP ***\r\n\r\n\u00fe".getBytes(StandardCharsets.ISO_8859_1));
            return Ending.CLOSED;
        });
    }

    /** Somebody else answers in the server's place. The server sees nothing of it. */
    public static NetworkFault answers(CannedAnswer answer) {
        Objects.requireNonNull(answer);
        return new NetworkFault("answers " + answer, request -> {
            request.read();
            answer.writeTo(request::send);
            return Ending.KEPT;
        });
    }

    /** The server answers, but the client gets this instead. */
    public static NetworkFault thenAnswers(CannedAnswer answer) {
        Objects.requireNonNull(answer);
        return new NetworkFault("then answers " + answer, request -> {
            request.forward();
            answer.writeTo(request::send);
            return Ending.KEPT;
        });
    }

    /**
     * The same, but in the end the connection is reset: at once if it could take another request, and when it ends anyway if
     * it is idle or stale. What the client has not read by then, it may lose.
     */
    public NetworkFault abruptly() {
        return new NetworkFault(
                name + ", abruptly", request -> course.take(request).abruptly());
    }

    private static void requireMillis(String what, Duration duration) {
        if (duration.compareTo(Duration.ofMillis(1)) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(what + " must be 1 ms to 24 days, got " + duration);
        }
    }

    private static byte[] firstHalf(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    /** A request comes: lets happen to it what is to happen, and tells what becomes of the connection. */
    Ending meet(ProxiedRequest request) throws IOException {
        return course.take(request);
    }

    @Override
    public String toString() {
        return "NetworkFault[" + name + "]";
    }

    private interface Course {
        Ending take(ProxiedRequest request) throws IOException;
    }
}
