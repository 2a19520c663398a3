package dev.helpdesk4j.adapter.retrofit;

import java.io.IOException;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;

/** Stops reading a response with more bytes than the maximum, counted after decompression. */
final class ResponseCeiling implements Interceptor {

    private final long maxBytes;

    ResponseCeiling(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        return response.newBuilder().body(limited(response)).build();
    }

    private ResponseBody limited(Response response) {
        var body = response.body();
        var source = new ForwardingSource(body.source()) {
            private long read;

            @Override
            public long read(Buffer sink, long byteCount) throws IOException {
                var more = super.read(sink, byteCount);
                read += Math.max(more, 0);
                if (read > maxBytes) {
                    throw new ResponseTooLong(response, maxBytes);
                }
                return more;
            }
        };
        // Without the content type, which takes time to parse: it remains in the headers.
        return ResponseBody.create(Okio.buffer(source), null, body.contentLength());
    }

    /** A response with more bytes than the maximum. The bytes above the maximum are not read. */
    static final class ResponseTooLong extends IOException {

        private static final long serialVersionUID = 1L;

        private final int httpStatus;
        private final transient Headers headers;

        private ResponseTooLong(Response response, long maxBytes) {
            super("it has more than " + maxBytes + " bytes");
            httpStatus = response.code();
            headers = response.headers();
        }

        int httpStatus() {
            return httpStatus;
        }

        Headers headers() {
            return headers;
        }
    }
}
