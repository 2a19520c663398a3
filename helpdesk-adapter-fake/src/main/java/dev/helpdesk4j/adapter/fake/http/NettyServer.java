package dev.helpdesk4j.adapter.fake.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The HTTP/1.1 server below the emulator, and below its control. One thread serves all connections, and a bounded number of others handle the
 * requests. What Netty does is behind this class and {@link NettyConnection}.
 */
public final class NettyServer implements AutoCloseable {

    /** Connections beyond these wait in the listen queue. */
    public static final int MAX_CONNECTIONS = 1024;

    private static final int BACKLOG = 1024;
    private static final int MAX_LINE = 64 * 1024;
    private static final int MAX_HEADERS = 64 * 1024;
    private static final int MAX_CHUNK = 8 * 1024;

    /** Small enough that one read contains fewer than the 128 pipelined requests that Netty's codec accepts. */
    private static final int MAX_READ = 2048;

    private final HandlerThreads threads;
    private final EventLoopGroup group;
    private final ChannelGroup open;
    private final int port;

    public NettyServer(Settings settings, Handler handler) throws IOException {
        threads = new HandlerThreads(settings.name() + "-handler", settings.handlerThreads());
        group = eventLoop(settings.name() + "-io");
        open = new DefaultChannelGroup(group.next(), true);
        var largeBodies = new LargeBodies();
        var listening = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .handler(new ConnectionLimit(open))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(MAX_READ));
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(MAX_LINE, MAX_HEADERS, MAX_CHUNK),
                                        new NettyConnection(settings, handler, threads, largeBodies));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), settings.port())
                .awaitUninterruptibly();
        if (!listening.isSuccess()) {
            close();
            throw new IOException(listening.cause());
        }
        open.add(listening.channel());
        port = ((InetSocketAddress) listening.channel().localAddress()).getPort();
    }

    /** Netty 4.1, which many applications use, has no other class for it. */
    @SuppressWarnings("deprecation")
    private static EventLoopGroup eventLoop(String name) {
        ThreadFactory threads = task -> HandlerThreads.daemon(name, task);
        return new NioEventLoopGroup(1, threads);
    }

    public int port() {
        return port;
    }

    /** Closes the connections and waits for the thread that serves them, for a few seconds at most. */
    @Override
    public void close() {
        // Netty 4.2 leaves channels open when the thread ends.
        open.close().awaitUninterruptibly(3, TimeUnit.SECONDS);
        var unused = group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
        threads.close();
    }

    /** Handles a request. */
    public interface Handler {

        /**
         * Returns the answer; none if the connection is to be closed without one. Must not throw.
         *
         * @param request decodes the request that was received
         */
        Option<Answer> answer(Supplier<Request> request);

        /**
         * Returns who listens to a client that wants a WebSocket, or the answer if it gets none. Must not throw.
         *
         * @param request decodes the request that was received
         */
        default Either<Option<Answer>, WebSocket.Listener> upgrade(Supplier<Request> request) {
            return Either.left(answer(request));
        }
    }

    /**
     * The settings of a server.
     *
     * @param name the prefix of the names of its threads
     * @param port the port, or 0 for any free one
     * @param handlerThreads the maximum number of requests being handled, or with a large answer being written
     * @param clientTimeout how long a client may take to send a request, and to read its answer
     * @param idleTimeout how long a connection is kept without a request
     */
    public record Settings(String name, int port, int handlerThreads, Duration clientTimeout, Duration idleTimeout) {}

    /** Stops accepting connections while the maximum number is open. */
    private static final class ConnectionLimit extends ChannelInboundHandlerAdapter {

        private final ChannelGroup open;

        ConnectionLimit(ChannelGroup open) {
            this.open = open;
        }

        @Override
        public void channelRead(ChannelHandlerContext listener, Object accepted) {
            var connection = (Channel) accepted;
            open.add(connection);
            pauseAtLimit(listener);
            var unused = connection.closeFuture().addListener(closed -> pauseAtLimit(listener));
            listener.fireChannelRead(connection);
        }

        /** The listener is itself one of the open channels. */
        private void pauseAtLimit(ChannelHandlerContext listener) {
            listener.channel().config().setAutoRead(open.size() <= MAX_CONNECTIONS);
        }
    }
}
