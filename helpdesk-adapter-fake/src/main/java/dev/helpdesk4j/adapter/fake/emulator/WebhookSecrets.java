package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonObject;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the platform and a webhook share: the verification token in each body, and the key with which bodies are encrypted and
 * signed, if there is one.
 */
record WebhookSecrets(String verificationToken, Option<String> encryptKey) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int IV_BYTES = 16;

    WebhookSecrets {
        if (verificationToken.isBlank()) {
            throw new IllegalArgumentException("verification token must not be blank");
        }
        if (encryptKey.exists(String::isBlank)) {
            throw new IllegalArgumentException("encrypt key must not be blank");
        }
    }

    /** Returns the body to send for this JSON: encrypted if there is a key. */
    String body(JsonObject json) {
        return encryptKey
                .map(key -> {
                    var iv = new byte[IV_BYTES];
                    RANDOM.nextBytes(iv);
                    var encrypted = new JsonObject();
                    encrypted.addProperty("encrypt", encrypt(key, iv, json.toString()));
                    return encrypted;
                })
                .getOrElse(json)
                .toString();
    }

    /** Returns the headers that sign the body; none without a key. */
    Map<String, String> signed(String timestamp, String nonce, String body) {
        return encryptKey
                .<Map<String, String>>map(key -> LinkedHashMap.of(
                        "X-Lark-Request-Timestamp",
                        timestamp,
                        "X-Lark-Request-Nonce",
                        nonce,
                        "X-Lark-Signature",
                        signature(key, timestamp, nonce, body)))
                .getOrElse(LinkedHashMap::empty);
    }

    static String encrypt(String key, byte[] iv, String text) {
        try {
            var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(sha256().digest(key.getBytes(StandardCharsets.UTF_8)), "AES"),
                    new IvParameterSpec(iv));
            var ciphertext = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            var bytes = new byte[iv.length + ciphertext.length];
            System.arraycopy(iv, 0, bytes, 0, iv.length);
            System.arraycopy(ciphertext, 0, bytes, iv.length, ciphertext.length);
            return Base64.getEncoder().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform must have AES", e);
        }
    }

    static String signature(String key, String timestamp, String nonce, String body) {
        var signed = timestamp + nonce + key + body;
        return HexFormat.of().formatHex(sha256().digest(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    /** No secrets. */
    @Override
    public String toString() {
        return "WebhookSecrets[" + (encryptKey.isDefined() ? "encrypted" : "in clear") + "]";
    }
}
