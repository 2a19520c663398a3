package dev.helpdesk4j.escalation;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** An event as the platform sends it: encrypted, and signed. A ticket was opened. */
public final class SignedEvent {

    public static final String VERIFICATION_TOKEN = "rvaYgkND1GOiu5MM0E1rncYC6PLtF7JV";
    public static final String ENCRYPT_KEY = "test key";
    public static final String ID = "5e3702a84e847582be8db7fb73283c02";
    public static final String TICKET = "6626871355780366331";

    private static final String BODY = "{\"encrypt\":\""
            + "CrMGgjA1Zhu426IcwlNSMS+igHzBuOOU6tFf/F3s8rN3HnhP9pGB41L+COI7ZWMJYVxUv8r4yj1j9jeWreLAPVYg2z"
            + "qlVRFNHtUShjnKDhrZFj+a82yDil+xnOnAIYmop7yrnSy6iXr6vDBk7dHQ5Bm8KpC0DTc20fdPgS6rpDjdJ7FojZjU"
            + "BVN3Bi/Avh0ZlizD10AFmkv9zOjQdJ5Q13GCpKG/yLZViWY9apgUY/8IQHJb5HgnM3Aw5F0Pfo8cQEVp1oX0izL8lP"
            + "Z9xwZBBFpyHqpC+ZyrdA64D6jSEP6UiuiGAx0W2Fcmy4bDXSk23lov8D1Iw2v84N0mYTKtvg=="
            + "\"}";

    private SignedEvent() {}

    /** Returns the request. */
    public static HttpRequest to(URI uri) {
        return to(uri, BODY.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a request with the signature of the event and this body. */
    public static HttpRequest to(URI uri, byte[] body) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json;charset=utf-8")
                .header("X-Lark-Request-Timestamp", "1700000000")
                .header("X-Lark-Request-Nonce", "n0nce")
                .header("X-Lark-Signature", "be0ea73bdb61823a7db745f948d9d1cf32596ef911c842aa3fadebc1168a5da1")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }
}
