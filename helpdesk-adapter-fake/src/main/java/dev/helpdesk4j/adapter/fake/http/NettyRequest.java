package dev.helpdesk4j.adapter.fake.http;

import dev.helpdesk4j.adapter.fake.service.ServiceCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A request that is being received; converts it from Netty's types and its answer to them. */
final class NettyRequest {

    private final HttpRequest head;
    private final boolean isLast;
    private ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Option<Flaw> flaw;

    private NettyRequest(HttpRequest head, boolean isLast, Option<Flaw> flaw) {
        this.head = head;
        this.isLast = isLast;
        this.flaw = flaw;
    }

    /** Creates a request whose body follows. */
    static NettyRequest of(HttpRequest head) {
        var tooLarge = length(head) > Request.MAX_BODY;
        return new NettyRequest(head, !HttpUtil.isKeepAlive(head), Option.when(tooLarge, Flaw.BODY_TOO_LARGE));
    }

    /** Creates a request that cannot be read further, as it is not HTTP. */
    static NettyRequest malformed(HttpRequest head, Throwable cause) {
        var reason = "it must be HTTP/1.1, got: " + cause.getMessage();
        return new NettyRequest(head, true, Option.some(new Flaw(ServiceCode.INVALID_REQUEST, reason)));
    }

    /** Returns the length in the header, or 0 if there is none. */
    private static long length(HttpRequest head) {
        return HttpUtil.getContentLength(head, 0L);
    }

    HttpRequest head() {
        return head;
    }

    /** Returns whether the client wants the connection to become a WebSocket. */
    boolean wantsWebSocket() {
        return flaw.isEmpty()
                && head.method().equals(HttpMethod.GET)
                && head.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    }

    /** Returns whether the connection ends after the answer. */
    boolean isLast() {
        return isLast;
    }

    /** Returns whether its body takes or may take more memory than every connection may use. */
    boolean isLarge() {
        return flaw.isEmpty()
                && (length(head) > LargeBodies.SMALL
                        || body.size() > LargeBodies.SMALL
                        || head.headers().contains(HttpHeaderNames.CONTENT_ENCODING));
    }

    /** Adds a part of the body. A body that is too large is read to its end but not kept. */
    void add(ByteBuf part) {
        if (body.size() + part.readableBytes() > Request.MAX_BODY) {
            flaw = Option.some(Flaw.BODY_TOO_LARGE);
        }
        if (flaw.isDefined()) {
            body = new ByteArrayOutputStream();
            return;
        }
        try {
            part.readBytes(body, part.readableBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    Request toRequest() {
        return Request.of(
                head.protocolVersion().text(),
                head.method().name(),
                head.uri(),
                head.headers(),
                body.toByteArray(),
                flaw);
    }

    FullHttpResponse response(Answer answer) {
        var content = Unpooled.wrappedBuffer(answer.body().getBytes(StandardCharsets.UTF_8));
        var response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), content);
        answer.headers().forEach((name, value) -> response.headers().set(name, value));
        HttpUtil.setContentLength(response, content.readableBytes());
        HttpUtil.setKeepAlive(response.headers(), head.protocolVersion(), !isLast);
        if (isLast) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return response;
    }
}
