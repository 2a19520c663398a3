package dev.helpdesk4j.adapter.fake.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection: reads one request, has it handled, writes the answer, and only then reads the next one. Everything
 * except the handling runs on the server's only thread.
 */
// A failed operation closes the channel, which ends everything else.
@SuppressWarnings("FutureReturnValueIgnored")
final class NettyConnection extends SimpleChannelInboundHandler<HttpObject> {

    private static final System.Logger LOG = System.getLogger(NettyServer.class.getName());

    private final NettyServer.Settings settings;
    private final NettyServer.Handler handler;
    private final HandlerThreads threads;
    private final LargeBodies largeBodies;

    /** Parts that were received after the end of a request, and are read after its answer was written. */
    private final Deque<HttpObject> pending = new ArrayDeque<>();

    private @Nullable NettyRequest receiving;
    private @Nullable Runnable largeBody;
    private @Nullable Future<?> timeout;
    private boolean isWaiting;
    private boolean isHandling;
    private boolean isEnding;

    NettyConnection(
            NettyServer.Settings settings,
            NettyServer.Handler handler,
            HandlerThreads threads,
            LargeBodies largeBodies) {
        this.settings = settings;
        this.handler = handler;
        this.threads = threads;
        this.largeBodies = largeBodies;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        closeAfter(context, settings.clientTimeout());
        context.read();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (isPaused()) {
            pending.add(ReferenceCountUtil.retain(part));
        } else {
            receive(context, part);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!isPaused()) {
            context.read();
        }
    }

    private boolean isPaused() {
        return isWaiting || isHandling;
    }

    private void proceed(ChannelHandlerContext context) {
        while (!isPaused() && !pending.isEmpty()) {
            var part = pending.remove();
            try {
                receive(context, part);
            } finally {
                ReferenceCountUtil.release(part);
            }
        }
        channelReadComplete(context);
    }

    private void receive(ChannelHandlerContext context, HttpObject part) {
        if (isEnding) {
            return;
        }
        if (part.decoderResult().isFailure()) {
            handle(context, malformed(part));
        } else if (part instanceof HttpRequest head) {
            begin(context, NettyRequest.of(head));
        } else if (part instanceof HttpContent content && receiving != null) {
            receiving.add(content.content());
            if (content instanceof LastHttpContent) {
                handle(context, receiving);
            } else if (largeBody == null && receiving.isLarge()) {
                waitForPlace(context, () -> closeAfter(context, settings.clientTimeout()));
            }
        }
    }

    private NettyRequest malformed(HttpObject part) {
        // If the first line cannot be read, Netty makes one up.
        var head = receiving == null ? (HttpRequest) part : receiving.head();
        return NettyRequest.malformed(head, part.decoderResult().cause());
    }

    private void begin(ChannelHandlerContext context, NettyRequest request) {
        receiving = request;
        if (request.isLarge()) {
            waitForPlace(context, () -> readBody(context, request));
        } else {
            readBody(context, request);
        }
    }

    /** Continues to read as soon as there is a place for another large body. */
    private void waitForPlace(ChannelHandlerContext context, Runnable readOn) {
        isWaiting = true;
        stopTimeout();
        largeBody = () -> {
            isWaiting = false;
            readOn.run();
            proceed(context);
        };
        largeBodies.enter(largeBody);
    }

    private void readBody(ChannelHandlerContext context, NettyRequest request) {
        closeAfter(context, settings.clientTimeout());
        if (HttpUtil.is100ContinueExpected(request.head())) {
            context.writeAndFlush(new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
        }
    }

    private void handle(ChannelHandlerContext context, NettyRequest request) {
        stopTimeout();
        receiving = null;
        isHandling = true;
        if (request.wantsWebSocket()) {
            threads.execute(() -> upgrade(context, request, handler.upgrade(request::toRequest)));
        } else {
            threads.execute(() -> write(context, request, handler.answer(request::toRequest)));
        }
    }

    private void upgrade(
            ChannelHandlerContext context, NettyRequest request, Either<Option<Answer>, WebSocket.Listener> upgrade) {
        if (upgrade.isLeft()) {
            write(context, request, upgrade.getLeft());
            return;
        }
        try {
            context.executor().execute(() -> {
                leaveLargeBodies();
                dropPending();
                NettyWebSocket.upgrade(context, request.head(), upgrade.get());
            });
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the emulator was closed before an upgrade", e);
        }
    }

    private void write(ChannelHandlerContext context, NettyRequest request, Option<Answer> answer) {
        var written = context.newPromise();
        try {
            context.executor().execute(() -> answer(context, request, answer, written));
            if (answer.exists(Answer::isLarge)) {
                // A large answer occupies its thread until it is written, which limits how many are in memory.
                written.await();
            }
        } catch (RejectedExecutionException | InterruptedException e) {
            LOG.log(System.Logger.Level.DEBUG, "the emulator was closed before an answer was written", e);
        }
    }

    private void answer(
            ChannelHandlerContext context, NettyRequest request, Option<Answer> answer, ChannelPromise written) {
        leaveLargeBodies();
        if (answer.isEmpty()) {
            context.close(written);
            return;
        }
        closeAfter(context, settings.clientTimeout());
        written.addListener(done -> {
            isHandling = false;
            if (!done.isSuccess()) {
                context.close();
            } else if (request.isLast()) {
                end(context);
            } else {
                closeAfter(context, settings.idleTimeout());
                proceed(context);
            }
        });
        context.writeAndFlush(request.response(answer.get()), written);
    }

    /** Lets the client read the answer: closing the connection while the client still sends would reset it. */
    private void end(ChannelHandlerContext context) {
        isEnding = true;
        closeAfter(context, settings.clientTimeout());
        ((DuplexChannel) context.channel()).shutdownOutput();
        proceed(context);
    }

    /** Closes the connection after this time, unless the timeout is stopped or set again. */
    private void closeAfter(ChannelHandlerContext context, Duration time) {
        stopTimeout();
        timeout = context.executor().schedule(() -> context.close(), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void stopTimeout() {
        if (timeout != null) {
            timeout.cancel(false);
        }
    }

    private void leaveLargeBodies() {
        if (largeBody != null) {
            largeBodies.leave(largeBody);
            largeBody = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stopTimeout();
        dropPending();
        if (!isHandling) {
            leaveLargeBodies();
        }
    }

    private void dropPending() {
        pending.forEach(ReferenceCountUtil::release);
        pending.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var level = cause instanceof IOException ? System.Logger.Level.DEBUG : System.Logger.Level.ERROR;
        LOG.log(level, "the emulator closes a connection", cause);
        context.close();
    }
}
