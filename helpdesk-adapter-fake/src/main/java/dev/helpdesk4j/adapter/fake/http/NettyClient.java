package dev.helpdesk4j.adapter.fake.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** An HTTP/1.1 client that posts over a connection of its own each time. One daemon thread does all of it. */
public final class NettyClient implements AutoCloseable {

    private static final int MAX_ANSWER = 64 * 1024;

    private final EventLoopGroup group;
    private final ChannelGroup open;

    /** @param name the name of the thread */
    public NettyClient(String name) {
        group = eventLoop(name);
        open = new DefaultChannelGroup(group.next(), true);
    }

    /** Netty 4.1, which many applications use, has no other class for it. */
    @SuppressWarnings("deprecation")
    private static EventLoopGroup eventLoop(String name) {
        ThreadFactory threads = task -> HandlerThreads.daemon(name, task);
        return new NioEventLoopGroup(1, threads);
    }

    /** Returns the thread of the client, which ends with it. */
    public ScheduledExecutorService thread() {
        return group;
    }

    /**
     * Posts, and reports the result once, on the client's thread: the answer, or why there is none.
     *
     * @param timeout how long it may take from now to the end of the answer, which may have up to 64 KiB
     */
    public void post(Post post, Duration timeout, Consumer<Either<String, PostAnswer>> result) {
        var exchange = new Exchange(post, result);
        try {
            var connecting = new Bootstrap()
                    .group(group)
                    .channel(NioSocketChannel.class)
                    .handler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            open.add(channel);
                            channel.pipeline()
                                    .addLast(new HttpClientCodec(), new HttpObjectAggregator(MAX_ANSWER), exchange);
                        }
                    })
                    .connect(post.address());
            var unused = group.schedule(
                    () -> exchange.fail("no response within " + timeout.toMillis() + " ms", connecting.channel()),
                    timeout.toMillis(),
                    TimeUnit.MILLISECONDS);
            var unusedToo = connecting.addListener(connected -> {
                if (!connected.isSuccess()) {
                    exchange.fail("no connection", connecting.channel());
                }
            });
        } catch (RejectedExecutionException e) {
            exchange.report(Either.left("the client is closed"));
        }
    }

    /** Ends within a few seconds; posts in flight fail. */
    @Override
    public void close() {
        open.close().awaitUninterruptibly(3, TimeUnit.SECONDS);
        var unused = group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
    }

    /**
     * What to post.
     *
     * @param address the address of the server
     * @param host the value of the header {@code Host}
     * @param target the path with the query
     * @param headers further headers
     * @param body in UTF-8
     */
    public record Post(
            InetSocketAddress address, String host, String target, Map<String, String> headers, String body) {}

    /** The answer to a post, with its body in UTF-8. */
    public record PostAnswer(int status, String body) {}

    /** One post and its answer. */
    private static final class Exchange extends SimpleChannelInboundHandler<FullHttpResponse> {

        private final Post post;
        private final Consumer<Either<String, PostAnswer>> result;
        private final AtomicBoolean reported = new AtomicBoolean();

        Exchange(Post post, Consumer<Either<String, PostAnswer>> result) {
            this.post = post;
            this.result = result;
        }

        @Override
        public void channelActive(ChannelHandlerContext connection) {
            var body = Unpooled.copiedBuffer(post.body(), StandardCharsets.UTF_8);
            var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, post.target(), body);
            request.headers()
                    .set(HttpHeaderNames.HOST, post.host())
                    .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                    .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
            post.headers().forEach((name, value) -> request.headers().set(name, value));
            var unused = connection.writeAndFlush(request);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext connection, FullHttpResponse answer) {
            var body = answer.content().toString(StandardCharsets.UTF_8);
            report(
                    answer.decoderResult().isSuccess()
                            ? Either.right(new PostAnswer(answer.status().code(), body))
                            : Either.left("a response that is not HTTP"));
            var unused = connection.close();
        }

        @Override
        public void channelInactive(ChannelHandlerContext connection) {
            report(Either.left("no response, as the connection was closed"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext connection, Throwable cause) {
            fail("no response: " + cause.getClass().getSimpleName(), connection.channel());
        }

        void fail(String reason, Channel channel) {
            report(Either.left(reason));
            var unused = channel.close();
        }

        void report(Either<String, PostAnswer> outcome) {
            if (reported.compareAndSet(false, true)) {
                result.accept(outcome);
            }
        }
    }
}
