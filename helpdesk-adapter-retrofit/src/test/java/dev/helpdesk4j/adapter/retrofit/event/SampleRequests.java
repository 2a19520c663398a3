package dev.helpdesk4j.adapter.retrofit.event;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Requests as the platform sends them, encrypted and signed by code of their own. */
public final class SampleRequests {

    public static final String TOKEN = "rvaYgkND1GOiu5MM0E1rncYC6PLtF7JV";
    public static final String KEY = "test key";
    static final String TIMESTAMP = "1700000000";

    private static final String NONCE = "n0nce";

    private SampleRequests() {}

    /** Returns a request with this body and without headers. */
    public static WebhookRequest clear(String json) {
        return WebhookRequest.of(Map.of(), bytes(json));
    }

    /** Returns the request of an encrypted and signed event. */
    public static WebhookRequest signed(String json) {
        return signed(bytes(encrypted(json)));
    }

    /** Returns a request with this body and its signature. */
    static WebhookRequest signed(byte[] body) {
        return WebhookRequest.of(headers(body), body);
    }

    /** Returns the headers with the signature of this body. */
    static Map<String, List<String>> headers(byte[] body) {
        return headers(TIMESTAMP, body);
    }

    /** Returns the headers with the signature of this body at this time. */
    static Map<String, List<String>> headers(String timestamp, byte[] body) {
        var headers = new TreeMap<String, List<String>>();
        headers.put("Content-Type", List.of("application/json;charset=utf-8"));
        headers.put("X-Lark-Request-Timestamp", List.of(timestamp));
        headers.put("X-Lark-Request-Nonce", List.of(NONCE));
        headers.put(
                "X-Lark-Signature", List.of(HexFormat.of().formatHex(sha256(bytes(timestamp + NONCE + KEY), body))));
        return headers;
    }

    /** Returns the body of an encrypted request. */
    public static String encrypted(String json) {
        return envelope(encrypt(KEY, bytes(json), "AES/CBC/PKCS5Padding"));
    }

    /** Returns the body of an encrypted request whose plain bytes, a multiple of 16, include the padding. */
    static String encryptedWithoutPadding(byte[] padded) {
        return envelope(encrypt(KEY, padded, "AES/CBC/NoPadding"));
    }

    static String envelope(byte[] encrypted) {
        return "{\"encrypt\":\"" + Base64.getEncoder().encodeToString(encrypted) + "\"}";
    }

    static byte[] encrypt(String key, byte[] plain, String transformation) {
        try {
            var iv = Arrays.copyOf(sha256(plain), 16);
            var cipher = Cipher.getInstance(transformation);
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(sha256(bytes(key)), "AES"), new IvParameterSpec(iv));
            var encrypted = cipher.doFinal(plain);
            var message = Arrays.copyOf(iv, 16 + encrypted.length);
            System.arraycopy(encrypted, 0, message, 16, encrypted.length);
            return message;
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static String urlCheck(String token) {
        return "{\"challenge\":\"ajls384kdjx98XX\",\"token\":\"" + token + "\",\"type\":\"url_verification\"}";
    }

    /** Returns an event of schema 2.0 with this type and content. */
    public static String event(String type, String content) {
        return "{\"schema\":\"2.0\",\"header\":{\"event_id\":\"5e3702a84e847582be8db7fb73283c02\",\"event_type\":\""
                + type
                + "\",\"create_time\":\"1608725989000\",\"token\":\"" + TOKEN
                + "\",\"app_id\":\"cli_9f5343c580712544\",\"tenant_key\":\"2ca1d211f64f6438\"},\"event\":" + content
                + "}";
    }

    /** The document's example of the event <em>ticket created</em>. */
    public static String ticketCreated() {
        return event("helpdesk.ticket.created_v1", TICKET);
    }

    public static String ticketUpdated() {
        return event(
                "helpdesk.ticket.updated_v1",
                "{\"object\":" + TICKET + ",\"old_object\":{\"stage\":2,\"status\":50,\"updated_at\":1616920428000}}");
    }

    public static String messageCreated() {
        return event(
                "helpdesk.ticket_message.created_v1",
                "{\"ticket_message_id\":\"6949088240624222236\",\"message_id\":\"om_8baa3656c7b41900d29bf9104bf5310b\","
                        + "\"msg_type\":\"text\",\"position\":10,\"sender_id\":{\"union_id\":\"on_1\",\"user_id\":"
                        + "\"e33ggbyz\",\"open_id\":\"ou_84aad35d084aa403a838cf73ee18467\"},\"sender_type\":2,\"text\":"
                        + "\"Help me\",\"ticket\":{\"ticket_id\":\"6949088236610273307\",\"status\":1},\"event_id\":"
                        + "\"ad6a8f4b-4a3a-4d35-9ea2-2f8d1ba2e7f1\",\"chat_id\":\"oc_xxxxxxx\",\"content\":{\"content\":"
                        + "\"Help me\",\"msg_type\":\"text\",\"image_keys\":[],\"image_key\":\"\"}}");
    }

    private static final String TICKET =
            "{\"ticket_id\":\"6626871355780366331\",\"helpdesk_id\":\"6626871355780366330\",\"guest\":{\"id\":"
                    + "{\"union_id\":\"on_8ed6aa67826108097d9ee143816345\",\"user_id\":\"e33ggbyz\",\"open_id\":"
                    + "\"ou_84aad35d084aa403a838cf73ee18467\"},\"name\":\"-\"},\"stage\":1,\"status\":1,\"score\":1,"
                    + "\"created_at\":1616920429000,\"updated_at\":1616920429000,\"closed_at\":1616920429000,"
                    + "\"channel\":0,\"solve\":1,\"chat_id\":\"oc_xxxxxxx\"}";
}
