package dev.helpdesk4j.adapter.fake.emulator;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/**
 * An HTTP response that takes the place of the server's: {@code NetworkFault.answers(CannedAnswer.of(503)
 * .with("Retry-After", "2"))}. Its {@code Content-Length} is correct unless {@link #with} sets another one, and the
 * connection stays open.
 */
public final class CannedAnswer {

    private static final String JSON = "application/json; charset=utf-8";
    private static final byte[] LETTERS = new byte[64 * 1024];

    static {
        Arrays.fill(LETTERS, (byte) 'a');
    }

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final boolean endless;

    private CannedAnswer(int status, Map<String, String> headers, byte[] body, boolean endless) {
        if (status < 200 || status > 999) {
            throw new IllegalArgumentException("status of an answer must be 200 to 999, got " + status);
        }
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.endless = endless;
    }

    /**
     * Creates an answer without a body.
     *
     * @param status 200 to 999
     * @throws IllegalArgumentException if the status is out of range
     */
    public static CannedAnswer of(int status) {
        return new CannedAnswer(status, LinkedHashMap.empty(), new byte[0], false);
    }

    /** Creates an answer with these bytes as its body, in any charset. */
    public static CannedAnswer of(int status, String contentType, byte[] body) {
        return new CannedAnswer(status, LinkedHashMap.empty(), body.clone(), false).with("Content-Type", contentType);
    }

    /** Creates an answer of type JSON; the text need not be JSON. */
    public static CannedAnswer json(int status, String body) {
        return of(status, JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Creates an HTML page, as proxies in front of a service return with status 502, for example. */
    public static CannedAnswer html(int status) {
        var page = "<html>\r\n<head><title>" + status + "</title></head>\r\n<body>\r\n<center><h1>" + status
                + "</h1></center>\r\n<hr><center>openresty</center>\r\n</body>\r\n</html>\r\n";
        return of(status, "text/html", page.getBytes(StandardCharsets.UTF_8));
    }

    /** Creates a success whose JSON ends in the middle, with a {@code Content-Length} of that part. */
    public static CannedAnswer truncatedJson() {
        return json(200, "{\"code\":0,\"msg\":\"success\",\"data\":{\"ticket\":{\"ticket_i");
    }

    /** Creates a redirect to this URL with the same method: 307. */
    public static CannedAnswer redirectTo(String url) {
        return of(307).with("Location", url);
    }

    /**
     * Creates a success, compressed to about a thousandth of its size: valid JSON with one long text.
     *
     * @param mebibytes the size after decompression in MiB, 1 or more
     * @throws IllegalArgumentException if the size is less than 1
     */
    public static CannedAnswer gzipBomb(int mebibytes) {
        if (mebibytes < 1) {
            throw new IllegalArgumentException("size of a gzip bomb must be 1 MiB or more, got " + mebibytes);
        }
        var packed = new ByteArrayOutputStream();
        try (var unpacked = new GZIPOutputStream(packed)) {
            unpacked.write("{\"code\":0,\"msg\":\"".getBytes(StandardCharsets.US_ASCII));
            for (var i = 0L; i < mebibytes * 1024L * 1024 / LETTERS.length; i++) {
                unpacked.write(LETTERS);
            }
            unpacked.write("\",\"data\":{}}".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return of(200, JSON, packed.toByteArray()).with("Content-Encoding", "gzip");
    }

    /** Creates a success whose JSON never ends: one text, in chunks, for as long as the client reads. */
    public static CannedAnswer endless() {
        var beginning = "{\"code\":0,\"msg\":\"".getBytes(StandardCharsets.US_ASCII);
        return new CannedAnswer(200, LinkedHashMap.empty(), beginning, true)
                .with("Content-Type", JSON)
                .with("Transfer-Encoding", "chunked");
    }

    /**
     * Returns this answer with a header, which replaces one of the same name.
     *
     * @throws IllegalArgumentException if the header is not one line of Latin-1
     */
    public CannedAnswer with(String header, String value) {
        if (!(header + value).matches("[\\t\\x20-\\x7e\\x80-\\xff]*")) {
            throw new IllegalArgumentException(
                    "header must be one line of Latin-1, got '" + header + ": " + value + "'");
        }
        var others = headers.rejectKeys(header::equalsIgnoreCase);
        return new CannedAnswer(status, others.put(header, value), body, endless);
    }

    /** Writes it; an endless one until that fails. */
    void writeTo(Sink sink) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(endless ? chunk(body) : body);
        sink.write(bytes.toByteArray());
        for (var chunk = chunk(LETTERS); endless; ) {
            sink.write(chunk);
        }
    }

    private String head() {
        var head = new StringBuilder("HTTP/1.1 ").append(status).append(" \r\n");
        if (!endless && !headers.keySet().exists("Content-Length"::equalsIgnoreCase)) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }

    private static byte[] chunk(byte[] bytes) {
        var chunk = new ByteArrayOutputStream();
        chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(bytes);
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return chunk.toByteArray();
    }

    @Override
    public String toString() {
        return "CannedAnswer[" + status
                + headers.map(header -> ", " + header._1 + ": " + header._2).mkString()
                + (endless ? ", endless" : ", " + body.length + " bytes") + "]";
    }

    /** Where bytes go. */
    interface Sink {
        void write(byte[] bytes) throws IOException;
    }
}
