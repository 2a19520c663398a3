package dev.helpdesk4j.adapter.fake.http;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A request with its body.
 *
 * @param version for example {@code HTTP/1.1}
 * @param authority the host and port of an absolute target; none if the target begins with the path, as usual
 * @param bytes the total length of its target, headers and body
 * @param flaw why it is refused before it is routed; none if it is not
 */
public record Request(
        String version,
        String method,
        Option<String> authority,
        String path,
        Option<String> query,
        Map<String, String> headers,
        String body,
        long bytes,
        Option<Flaw> flaw) {

    /** The maximum length of a body in bytes. */
    public static final int MAX_BODY = 4 * 1024 * 1024;

    private static final String CONTENT_ENCODING = "content-encoding";
    private static final Pattern TARGET =
            Pattern.compile("(?s)(?:[A-Za-z][A-Za-z0-9+.-]*://([^/?]*))?([^?]*)(?:\\?(.*))?");

    /**
     * Creates a request from its parts as received.
     *
     * @param target each byte as a character
     * @param headers names in upper or lower case, which may be repeated
     * @param body still encoded by its {@code Content-Encoding}
     */
    public static Request of(
            String version,
            String method,
            String target,
            Iterable<java.util.Map.Entry<String, String>> headers,
            byte[] body,
            Option<Flaw> flaw) {
        var parts = TARGET.matcher(utf8(target));
        if (!parts.matches()) {
            throw new IllegalStateException("every target matches");
        }
        Map<String, String> byName = LinkedHashMap.empty();
        long bytes = target.length();
        for (var header : headers) {
            byName = byName.put(
                    header.getKey().toLowerCase(Locale.ROOT),
                    header.getValue(),
                    (earlier, later) -> earlier + "," + later);
            bytes += header.getKey().length() + header.getValue().length();
        }
        var decoded = flaw.isDefined()
                ? Either.<Flaw, byte[]>right(body)
                : ContentEncoding.decoded(byName.get(CONTENT_ENCODING).getOrElse(""), body);
        return new Request(
                version,
                method,
                Option.of(parts.group(1)),
                parts.group(2),
                Option.of(parts.group(3)),
                byName,
                new String(decoded.getOrElse(body), StandardCharsets.UTF_8),
                bytes + decoded.getOrElse(body).length,
                flaw.orElse(decoded.swap().toOption()));
    }

    /** Decodes UTF-8 of which each byte is a character; returns the text unchanged if it is not UTF-8. */
    private static String utf8(String bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return bytes;
        }
    }

    /** Returns whether its target has ASCII characters only, as a URI must. */
    public boolean hasAsciiTarget() {
        return (path + query.getOrElse("")).chars().allMatch(character -> character < 0x80);
    }

    /** Returns the content encoding that was sent, if any; the body is already decoded. */
    public Option<String> contentEncoding() {
        return header(CONTENT_ENCODING);
    }

    /** Returns the header with this lower-case name; values of a repeated header are joined by commas. */
    public Option<String> header(String name) {
        return headers.get(name);
    }

    /** Returns the method and the path, without credentials. */
    @Override
    public String toString() {
        return "Request[" + method + " " + path + "]";
    }
}
