package dev.helpdesk4j.adapter.retrofit.event;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import okio.Buffer;
import okio.ByteString;

/**
 * The signature of a request: the SHA-256, in hexadecimal, of its timestamp, its nonce, the encrypt key and the body as it
 * was received.
 */
record EventSignature(String timestamp, String nonce, String signature) {

    /** Reads the headers; none if all three are missing. */
    static Either<WebhookRefusal, Option<EventSignature>> of(WebhookRequest request) {
        var timestamp = request.header("X-Lark-Request-Timestamp");
        var nonce = request.header("X-Lark-Request-Nonce");
        var signature = request.header("X-Lark-Signature");
        if (timestamp.size() > 1 || nonce.size() > 1 || signature.size() > 1) {
            return Either.left(WebhookRefusal.REPEATED_HEADER);
        }
        if (timestamp.isEmpty() && nonce.isEmpty() && signature.isEmpty()) {
            return Either.right(Option.none());
        }
        if (timestamp.isEmpty() || nonce.isEmpty() || signature.isEmpty()) {
            return Either.left(WebhookRefusal.MISSING_SIGNATURE);
        }
        return Either.right(Option.some(new EventSignature(timestamp.get(), nonce.get(), signature.get())));
    }

    /** Returns whether this is the signature of the body, in a time that does not depend on where the two differ. */
    boolean isOf(ByteString body, String encryptKey) {
        var signed = new Buffer()
                .writeUtf8(timestamp)
                .writeUtf8(nonce)
                .writeUtf8(encryptKey)
                .write(body);
        return MessageDigest.isEqual(
                signed.sha256().hex().getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns whether the timestamp, in epoch seconds, differs from this time by the tolerance at most. */
    boolean isFresh(Instant now, Duration tolerance) {
        try {
            var difference = Math.subtractExact(now.getEpochSecond(), Long.parseLong(timestamp));
            return Math.abs(difference) <= tolerance.toSeconds() && difference != Long.MIN_VALUE;
        } catch (NumberFormatException | ArithmeticException notATime) {
            return false;
        }
    }

    /** Returns nothing of the headers: suitable for logs. */
    @Override
    public String toString() {
        return "EventSignature";
    }
}
