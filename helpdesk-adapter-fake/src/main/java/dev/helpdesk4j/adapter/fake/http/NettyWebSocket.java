package dev.helpdesk4j.adapter.fake.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The frames of a WebSocket, after the upgrade of a connection. */
// A failed operation closes the channel, which ends everything else.
@SuppressWarnings("FutureReturnValueIgnored")
final class NettyWebSocket extends SimpleChannelInboundHandler<WebSocketFrame> implements WebSocket {

    private static final System.Logger LOG = System.getLogger(NettyServer.class.getName());
    private static final int MAX_MESSAGE = 64 * 1024;
    private static final int MAX_UNREAD = 4 * 1024 * 1024;

    /** How long a client may take to return a closing frame. */
    private static final int CLOSE_SECONDS = 1;

    private final Channel channel;
    private final Listener listener;
    private boolean closing;

    private NettyWebSocket(Channel channel, Listener listener) {
        this.channel = channel;
        this.listener = listener;
    }

    /** Upgrades a connection: from now on, this class handles it instead of the given handler. */
    static void upgrade(ChannelHandlerContext connection, HttpRequest head, Listener listener) {
        var channel = connection.channel();
        var handshaker = new WebSocketServerHandshakerFactory(head.uri(), null, false, MAX_MESSAGE).newHandshaker(head);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(channel);
            return;
        }
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(MAX_UNREAD / 2, MAX_UNREAD));
        var socket = new NettyWebSocket(channel, listener);
        var pipeline = channel.pipeline();
        pipeline.addLast(new WebSocketFrameAggregator(MAX_MESSAGE), socket);
        pipeline.remove(connection.handler());
        var request = new DefaultFullHttpRequest(
                head.protocolVersion(),
                head.method(),
                head.uri(),
                Unpooled.EMPTY_BUFFER,
                head.headers(),
                head.headers());
        // Before the client can know it. What is sent meanwhile is sent after the handshake.
        listener.opened(socket);
        handshaker.handshake(channel, request).addListener(done -> {
            if (done.isSuccess()) {
                channel.config().setAutoRead(true);
            } else {
                channel.close();
            }
        });
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof BinaryWebSocketFrame) {
            listener.received(this, ByteBufUtil.getBytes(frame.content()));
        } else if (frame instanceof PingWebSocketFrame) {
            channel.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
        } else if (frame instanceof CloseWebSocketFrame && closing) {
            channel.close();
        } else if (frame instanceof CloseWebSocketFrame request) {
            channel.writeAndFlush(request.retain()).addListener(sent -> channel.close());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        listener.closed(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var level = cause instanceof IOException ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING;
        LOG.log(level, "the emulator closes a WebSocket", cause);
        context.close();
    }

    @Override
    public void send(byte[] message) {
        if (channel.isWritable()) {
            channel.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message)));
        } else {
            channel.close();
        }
    }

    @Override
    public void close(int code, String reason) {
        var loop = channel.eventLoop();
        loop.execute(() -> {
            closing = true;
            channel.writeAndFlush(new CloseWebSocketFrame(code, reason));
            // The client sends a closing frame in return. Otherwise what it writes meanwhile would break the
            // connection.
            loop.schedule(() -> channel.close(), CLOSE_SECONDS, TimeUnit.SECONDS);
        });
    }

    @Override
    public void cut() {
        channel.close();
    }
}
