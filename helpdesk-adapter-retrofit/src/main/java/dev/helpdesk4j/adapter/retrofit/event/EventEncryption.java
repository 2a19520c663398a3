package dev.helpdesk4j.adapter.retrofit.event;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.adapter.retrofit.json.JsonText;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import okio.ByteString;

/**
 * The encryption of bodies, {@code {"encrypt": "…"}}: Base64 of an initialization vector and of AES-256-CBC with PKCS#7. The
 * AES key is the SHA-256 of the encrypt key.
 *
 * <p>CBC does not detect changes, so that an attacker who could see whether the padding of a changed body is valid could
 * decrypt it. Therefore the padding is checked without an exception, in a time that does not depend on it, and the bytes
 * are used as JSON even if it is invalid: {@link Decrypted#isPadded} is to be checked afterwards.
 */
final class EventEncryption {

    private static final int BLOCK = 16;

    private final String encryptKey;
    private final SecretKeySpec key;

    EventEncryption(String encryptKey) {
        this.encryptKey = encryptKey;
        key = new SecretKeySpec(ByteString.encodeUtf8(encryptKey).sha256().toByteArray(), "AES");
    }

    /**
     * The decrypted bytes.
     *
     * @param isPadded whether the padding was valid; if not, the bytes are meaningless
     */
    record Decrypted(ByteString bytes, boolean isPadded) {}

    String encryptKey() {
        return encryptKey;
    }

    /** Decrypts a body. */
    Either<WebhookRefusal, Decrypted> decrypt(ByteString body) {
        return encrypted(body).flatMap(this::decryptBase64);
    }

    /** Returns the value of the field {@code encrypt}. */
    private static Either<WebhookRefusal, String> encrypted(ByteString body) {
        Option<String> encrypted = Option.none();
        try (var reader = JsonText.reader(body, () -> false)) {
            reader.beginObject();
            while (reader.hasNext()) {
                if (!reader.nextName().equals("encrypt")) {
                    reader.skipValue();
                } else if (encrypted.isEmpty() && reader.peek() == JsonReader.Token.STRING) {
                    encrypted = Option.some(reader.nextString());
                } else {
                    return Either.left(WebhookRefusal.MALFORMED);
                }
            }
            reader.endObject();
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                return Either.left(WebhookRefusal.MALFORMED);
            }
        } catch (IOException | JsonDataException notAnObject) {
            return Either.left(WebhookRefusal.MALFORMED);
        }
        return encrypted.toEither(WebhookRefusal.NOT_ENCRYPTED);
    }

    private Either<WebhookRefusal, Decrypted> decryptBase64(String base64) {
        byte[] message;
        try {
            message = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return Either.left(WebhookRefusal.UNDECRYPTABLE);
        }
        if (message.length < 2 * BLOCK || message.length % BLOCK != 0) {
            return Either.left(WebhookRefusal.UNDECRYPTABLE);
        }
        return Either.right(withoutPadding(decryptBlocks(message)));
    }

    private byte[] decryptBlocks(byte[] message) {
        try {
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(message, 0, BLOCK));
            return cipher.doFinal(message, BLOCK, message.length - BLOCK);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES must be available in every JDK", impossible);
        }
    }

    /** Removes 1 to 16 bytes, each of which contains their number. It looks at 16 bytes whatever they contain. */
    private static Decrypted withoutPadding(byte[] padded) {
        var count = padded[padded.length - 1] & 0xff;
        // Negative numbers are invalid: a count of 0 or of more than 16, or a byte among the last ones that is not the
        // count.
        var sign = (count - 1) | (BLOCK - count);
        for (var i = 1; i <= BLOCK; i++) {
            var isPadding = (i - 1 - count) >> 31;
            var difference = (padded[padded.length - i] & 0xff) ^ count;
            sign |= isPadding & -difference;
        }
        var isValid = sign >>> 31 ^ 1;
        var length = padded.length - count * isValid;
        return new Decrypted(ByteString.of(Arrays.copyOf(padded, length)), isValid == 1);
    }
}
