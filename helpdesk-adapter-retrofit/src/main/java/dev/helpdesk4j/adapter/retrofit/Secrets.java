package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.domain.HelpdeskId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps an app's secrets out of what others say: a server or a library may repeat what it was sent. */
final class Secrets {

    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    /** From now on this does not show, neither as it is nor in base64. */
    void keep(String secret) {
        kept.add(secret);
        kept.add(base64(secret));
    }

    /** This is no longer of use to anybody. */
    void forget(String secret) {
        kept.remove(secret);
        kept.remove(base64(secret));
    }

    /** The value of {@code X-Lark-Helpdesk-Authorization}, itself a secret. */
    String helpdeskHeader(HelpdeskId id, String token) {
        keep(token);
        var header = base64(id.value() + ":" + token);
        keep(header);
        return header;
    }

    String redact(String text) {
        var redacted = text;
        for (var secret : kept) {
            redacted = redacted.replace(secret, "***");
        }
        return redacted;
    }

    /** The exception itself, unless it or a cause of it shows a secret. */
    Throwable redact(Throwable exception) {
        for (var cause = exception; cause != null; cause = cause.getCause()) {
            var words = cause.toString();
            if (!words.equals(redact(words))) {
                var redacted = new IOException(redact(exception.toString()));
                redacted.setStackTrace(exception.getStackTrace());
                return redacted;
            }
        }
        return exception;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
