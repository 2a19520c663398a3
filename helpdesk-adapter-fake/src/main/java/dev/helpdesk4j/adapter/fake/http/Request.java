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
 * A request with its body read.
 *
 * @param version as in {@code HTTP/1.1}
 * @param authority the host and port in its target; none in the usual target that begins with the path
 * @param bytes how long its target, its headers and its body are together
 * @param flaw why it is refused, whatever it is for; none if it can be read
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

    /** How many bytes a body may have. */
    public static final int MAX_BODY = 4 * 1024 * 1024;

    private static final String CONTENT_ENCODING = "content-encoding";
    private static final Pattern TARGET =
            Pattern.compile("(?s)(?:[A-Za-z][A-Za-z0-9+.-]*://([^/?]*))?([^?]*)(?:\\?(.*))?");

    /**
     * A request as it was received.
     *
     * @param target as it came, each byte a character
     * @param headers by name, in any case and any number of times
     * @param body as it came, encoded as its header says
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

    /** The text whose UTF-8 this is, each byte a character; the same where it is none. */
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

    /** Whether its target is a URI, which has ASCII characters only. */
    public boolean hasAsciiTarget() {
        return (path + query.getOrElse("")).chars().allMatch(character -> character < 0x80);
    }

    /** How its body was encoded for the wire; none in the usual case. */
    public Option<String> contentEncoding() {
        return header(CONTENT_ENCODING);
    }

    public Option<String> header(String name) {
        return headers.get(name);
    }

    /** The method and the path; no credentials. */
    @Override
    public String toString() {
        return "Request[" + method + " " + path + "]";
    }
}
