package dev.helpdesk4j.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypted and signed requests of the platform, with events of messages whose JSON has about 4 KB. */
final class SampleEvents {

    static final String ENCRYPT_KEY = "benchmark encrypt key";
    static final String VERIFICATION_TOKEN = "benchmark-verification-token";

    private static final String TIMESTAMP = "1772614800";
    private static final String NONCE = "7f2a51";

    /** 3300 bytes in UTF-8. */
    private static final String TEXT = "The VPN is down 网络断了. ".repeat(100);

    private SampleEvents() {}

    /**
     * A request.
     *
     * @param headers the headers of the signature
     * @param body the bytes of the body
     */
    record Request(Map<String, List<String>> headers, byte[] body) {}

    /** Returns the request of an event of its own. */
    static Request request(int number) throws GeneralSecurityException {
        var body = ("{\"encrypt\":\"" + encrypted(json(number)) + "\"}").getBytes(StandardCharsets.UTF_8);
        return new Request(
                Map.of(
                        "X-Lark-Request-Timestamp", List.of(TIMESTAMP),
                        "X-Lark-Request-Nonce", List.of(NONCE),
                        "X-Lark-Signature", List.of(signature(body))),
                body);
    }

    private static String json(int number) {
        return "{\"schema\":\"2.0\",\"header\":{\"event_id\":\"5e3702a84e847582be8d" + (100_000_000 + number)
                + "\",\"event_type\":\"helpdesk.ticket_message.created_v1\",\"create_time\":\"1772614800123\",\"token\":\""
                + VERIFICATION_TOKEN
                + "\",\"app_id\":\"cli_9f5343c580712544\",\"tenant_key\":\"2ca1d211f64f6438\"},\"event\":{"
                + "\"ticket_message_id\":\"69487282063922" + (100_000 + number % 100_000)
                + "\",\"message_id\":\"om_8baa3656c7b41900d29bf9104bf5310b\",\"msg_type\":\"text\",\"position\":4,"
                + "\"sender_id\":{\"union_id\":\"on_8ed6aa67826108097d9ee143816345\",\"user_id\":\"e33ggbyz\","
                + "\"open_id\":\"ou_84aad35d084aa403a838cf73ee18467\"},\"sender_type\":2,\"text\":\"" + TEXT
                + "\",\"ticket\":{\"ticket_id\":\"6626871355780366331\",\"status\":5},"
                + "\"event_id\":\"118a6492-122d-04ad-4370-010a3bb384d3\",\"chat_id\":\"oc_5ad11d72b830411d72b836c20\","
                + "\"content\":{\"content\":\"" + TEXT.substring(0, 300) + "\",\"msg_type\":\"text\"}}}";
    }

    private static String encrypted(String json) throws GeneralSecurityException {
        var key = MessageDigest.getInstance("SHA-256").digest(ENCRYPT_KEY.getBytes(StandardCharsets.UTF_8));
        var vector = new byte[16];
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(vector));
        var encrypted = cipher.doFinal(json.getBytes(StandardCharsets.UTF_8));
        var both = new byte[vector.length + encrypted.length];
        System.arraycopy(encrypted, 0, both, vector.length, encrypted.length);
        return Base64.getEncoder().encodeToString(both);
    }

    private static String signature(byte[] body) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update((TIMESTAMP + NONCE + ENCRYPT_KEY).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(body));
    }
}
