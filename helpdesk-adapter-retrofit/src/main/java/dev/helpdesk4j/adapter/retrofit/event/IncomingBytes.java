package dev.helpdesk4j.adapter.retrofit.event;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Interceptor;
import okhttp3.Response;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Sink;
import okio.Socket;
import okio.Source;

/**
 * Limits how many bytes a WebSocket reads without completing a message: OkHttp has no limit for the size of a message.
 * Compression, by which few bytes become many, is not offered to the server.
 */
final class IncomingBytes {

    /** A frame, the headers of its WebSocket frames, and what is read ahead of the next one. */
    static final int MAX_BYTES = FrameReader.MAX_BYTES + (1 << 16);

    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

    private final AtomicLong count = new AtomicLong();

    /** Begins to count anew, as a message is complete. */
    void reset() {
        count.set(0);
    }

    /** Limits the WebSocket of a request that has a tag of this class. */
    static Response limit(Interceptor.Chain chain) throws IOException {
        var incoming = chain.request().tag(IncomingBytes.class);
        if (incoming == null) {
            return chain.proceed(chain.request());
        }
        var response = chain.proceed(
                chain.request().newBuilder().removeHeader(EXTENSIONS).build());
        var socket = response.socket();
        return socket == null
                ? response
                : response.newBuilder()
                        .removeHeader(EXTENSIONS)
                        .socket(incoming.limited(socket))
                        .build();
    }

    private Socket limited(Socket socket) {
        var source = new ForwardingSource(socket.getSource()) {
            @Override
            public long read(Buffer sink, long byteCount) throws IOException {
                var more = super.read(sink, byteCount);
                if (count.addAndGet(Math.max(more, 0)) > MAX_BYTES) {
                    throw new ProtocolException("a message must have at most " + FrameReader.MAX_BYTES + " bytes");
                }
                return more;
            }
        };
        return new Socket() {
            @Override
            public Source getSource() {
                return source;
            }

            @Override
            public Sink getSink() {
                return socket.getSink();
            }

            @Override
            public void cancel() {
                socket.cancel();
            }
        };
    }
}
