package dev.helpdesk4j.adapter.fake.http;

import dev.helpdesk4j.adapter.fake.service.ServiceCode;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Decodes the bodies of requests, within the bound of {@link Request#MAX_BODY}. */
final class ContentEncoding {

    private ContentEncoding() {}

    /** Returns the decoded bytes, or a flaw if they cannot be decoded or are too many. */
    static Either<Flaw, byte[]> decoded(String encoding, byte[] body) {
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "", "identity" -> Either.right(body);
            case "gzip", "x-gzip" -> inflated(body);
            default -> Either.left(invalid("Content-Encoding must be gzip, got '" + encoding + "'"));
        };
    }

    private static Either<Flaw, byte[]> inflated(byte[] body) {
        try (var inflated = new GZIPInputStream(new ByteArrayInputStream(body))) {
            var bytes = inflated.readNBytes(Request.MAX_BODY + 1);
            return bytes.length > Request.MAX_BODY ? Either.left(Flaw.BODY_TOO_LARGE) : Either.right(bytes);
        } catch (IOException e) {
            return Either.left(invalid("the body must be gzip, as its Content-Encoding"));
        }
    }

    private static Flaw invalid(String reason) {
        return new Flaw(ServiceCode.INVALID_REQUEST, reason);
    }
}
