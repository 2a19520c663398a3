package dev.helpdesk4j.adapter.fake.emulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;

/**
 * A fault of the network between a client and the service, to be injected by a {@link FaultProxy}. Connections are closed
 * in order (FIN) unless the description states otherwise; {@link #abruptly()} resets them (RST).
 */
public final class NetworkFault {

    private static final NetworkFault NONE = new NetworkFault("none", request -> {
        request.send(request.forward());
        return Ending.KEPT;
    });

    private static final Duration LONGEST = Duration.ofDays(24);

    private final String name;
    private final Behavior behavior;

    private NetworkFault(String name, Behavior behavior) {
        this.name = name;
        this.behavior = behavior;
    }

    /** Returns no fault: the request succeeds even if there is a fault of all requests. */
    public static NetworkFault none() {
        return NONE;
    }

    /**
     * Returns a fault that resets the connection after the first line of the request; the rest is not read. The server does
     * not receive the request.
     */
    public static NetworkFault disconnected() {
        return new NetworkFault("disconnected", request -> Ending.RESET);
    }

    /** Returns a fault that reads the whole request and closes the connection. The server does not receive the request. */
    public static NetworkFault requestLost() {
        return new NetworkFault("request lost", request -> {
            request.read();
            return Ending.CLOSED;
        });
    }

    /** Returns a fault that closes the connection instead of returning the server's answer. */
    public static NetworkFault answerLost() {
        return new NetworkFault("answer lost", request -> {
            request.forward();
            return Ending.CLOSED;
        });
    }

    /** Returns a fault that reads the request and then waits until the client gives up. The server does not receive it. */
    public static NetworkFault requestStalled() {
        return new NetworkFault("request stalled", request -> {
            request.read();
            return request.untilClientLeaves();
        });
    }

    /** Returns a fault that holds the server's answer back until the client gives up. */
    public static NetworkFault answerStalled() {
        return new NetworkFault("answer stalled", request -> {
            request.forward();
            return request.untilClientLeaves();
        });
    }

    /** Returns a fault that closes the connection after the first half of the answer's headers. */
    public static NetworkFault cutInHeaders() {
        return new NetworkFault("cut in headers", request -> {
            request.send(firstHalf(request.forward().head().bytes()));
            return Ending.CLOSED;
        });
    }

    /**
     * Returns a fault that closes the connection after the headers and the first half of the answer's body. An answer
     * without a body is returned whole.
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
     * Returns a fault that sends the answer byte by byte.
     *
     * @param pause the pause after each byte: 1 ms to 24 days
     * @throws IllegalArgumentException if the pause is out of range
     */
    public static NetworkFault dripping(Duration pause) {
        requireMillis("pause", pause);
        return new NetworkFault("dripping, a byte each " + pause, request -> {
            request.drip(request.forward(), pause);
            return Ending.KEPT;
        });
    }

    /** Returns a fault that closes the connection after a successful answer that would keep it open. */
    public static NetworkFault closedAfterwards() {
        return new NetworkFault("closed afterwards", request -> {
            request.send(request.forward());
            return Ending.CLOSED;
        });
    }

    /**
     * Returns a fault that leaves the connection stale after a successful answer: it looks open, but the first byte of
     * another request resets it, and that request is neither read nor counted. With {@code always} every connection serves
     * one request and is stale at the next.
     */
    public static NetworkFault staleAfterwards() {
        return new NetworkFault("stale afterwards", request -> {
            request.send(request.forward());
            return Ending.STALE;
        });
    }

    /**
     * Returns a fault that closes the connection if it is idle for this long after a successful answer. With {@code always}
     * this is what servers and load balancers do to idle connections.
     *
     * @param idle 1 ms to 24 days
     * @throws IllegalArgumentException if the duration is out of range
     */
    public static NetworkFault idleTimeout(Duration idle) {
        requireMillis("idle timeout", idle);
        return new NetworkFault("idle timeout of " + idle, request -> {
            request.send(request.forward());
            return Ending.closedWhenIdleFor(idle);
        });
    }

    /**
     * Returns a fault that returns the server's answer to the previous request on the same connection, which may be an
     * access token. The first request on a connection receives its own answer. With {@code always} every answer belongs to
     * the previous request, as behind a proxy that confuses connections.
     */
    public static NetworkFault answersShifted() {
        return new NetworkFault("answer shifted", request -> {
            request.send(request.forwardForPreviousAnswer());
            return Ending.KEPT;
        });
    }

    /** Returns a fault that replaces the server's answer by bytes that are not HTTP, and closes the connection. */
    public static NetworkFault garbled() {
        return new NetworkFault("garbled", request -> {
            request.forward();
            request.send("\u0000\u0007\u00ff*** no HTTP ***\r\n\r\n\u00fe".getBytes(StandardCharsets.ISO_8859_1));
            return Ending.CLOSED;
        });
    }

    /** Returns a fault that responds with this answer. The server does not receive the request. */
    public static NetworkFault answers(CannedAnswer answer) {
        Objects.requireNonNull(answer);
        return new NetworkFault("responds with " + answer, request -> {
            request.read();
            answer.writeTo(request::send);
            return Ending.KEPT;
        });
    }

    /** Returns a fault that replaces the server's answer by this one. The server handles the request. */
    public static NetworkFault thenAnswers(CannedAnswer answer) {
        Objects.requireNonNull(answer);
        return new NetworkFault("then responds with " + answer, request -> {
            request.forward();
            answer.writeTo(request::send);
            return Ending.KEPT;
        });
    }

    /**
     * Returns this fault with a reset at the end of the connection: at once if the connection is still usable, and at its
     * end if it is idle or stale. The client may lose what it has not read by then.
     */
    public NetworkFault abruptly() {
        return new NetworkFault(
                name + ", abruptly", request -> behavior.applyTo(request).abruptly());
    }

    private static void requireMillis(String what, Duration duration) {
        if (duration.compareTo(Duration.ofMillis(1)) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(what + " must be 1 ms to 24 days, got " + duration);
        }
    }

    private static byte[] firstHalf(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    /** Applies the fault to a request and returns how the connection ends. */
    Ending applyTo(ProxiedRequest request) throws IOException {
        return behavior.applyTo(request);
    }

    @Override
    public String toString() {
        return "NetworkFault[" + name + "]";
    }

    private interface Behavior {
        Ending applyTo(ProxiedRequest request) throws IOException;
    }
}
