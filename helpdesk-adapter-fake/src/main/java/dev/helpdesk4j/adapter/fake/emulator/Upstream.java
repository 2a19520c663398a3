package dev.helpdesk4j.adapter.fake.emulator;

import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** The proxy's side towards the server: one connection, made when it is needed. */
final class Upstream {

    private static final System.Logger LOG = System.getLogger(FaultProxy.class.getName());

    private final InetSocketAddress server;
    private @Nullable Link link;
    private boolean closed;
    private Option<HttpMessage> lastAnswer = Option.none();

    Upstream(InetSocketAddress server) {
        this.server = server;
    }

    /** Lets the server answer; one thread at a time. */
    HttpMessage exchange(HttpMessage request) throws IOException {
        var used = usable();
        used.channel().socket().getOutputStream().write(request.bytes());
        var answer = used.answers().answer(request.head().method());
        if (!request.isPersistent() || !answer.isPersistent()) {
            used.channel().close();
        }
        lastAnswer = Option.some(answer);
        return answer;
    }

    /** Returns the answer to the last request of {@link #exchange}; none before the first. */
    Option<HttpMessage> lastAnswer() {
        return lastAnswer;
    }

    private synchronized Link usable() throws IOException {
        if (closed) {
            throw new SocketException("the connection is closed");
        }
        if (link == null || !link.isAlive()) {
            drop();
            link = Link.to(server);
        }
        return link;
    }

    /** Also ends what another thread waits for. */
    synchronized void close() {
        closed = true;
        drop();
    }

    private synchronized void drop() {
        if (link != null) {
            try {
                link.channel().close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "a connection to the server does not close", e);
            }
        }
    }

    private record Link(SocketChannel channel, HttpReader answers) {

        private static Link to(InetSocketAddress server) throws IOException {
            var channel = SocketChannel.open(server);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return new Link(channel, new HttpReader(channel.socket().getInputStream()));
        }

        /** Returns whether it is open on both sides without unread bytes; servers close idle connections. */
        private boolean isAlive() throws IOException {
            if (!channel.isOpen()) {
                return false;
            }
            channel.configureBlocking(false);
            try {
                return channel.read(ByteBuffer.allocate(1)) == 0;
            } catch (IOException e) {
                return false;
            } finally {
                channel.configureBlocking(true);
            }
        }
    }
}
