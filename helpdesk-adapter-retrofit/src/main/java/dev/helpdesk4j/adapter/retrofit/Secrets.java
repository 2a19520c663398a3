package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.domain.HelpdeskId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps an app's secrets out of what others say: a server or a library may repeat what it was sent. */
final class Secrets {

    /** Answers to calls with a token that has been replaced may still be under way. */
    private static final int TOKENS = 16;

    private final Set<String> kept = new HashSet<>();
    private final Deque<String> tokens = new ArrayDeque<>();
    private volatile List<String> longestFirst = List.of();

    /** From now on this does not show, neither as it is nor in base64. */
    synchronized void keep(String secret) {
        kept.add(secret);
        hide();
    }

    /** The same for an access token: the last ones do not show. */
    synchronized void keepToken(String token) {
        tokens.remove(token);
        tokens.addLast(token);
        if (tokens.size() > TOKENS) {
            tokens.removeFirst();
        }
        hide();
    }

    /** A secret may be a part of another. */
    private void hide() {
        longestFirst = Stream.concat(kept.stream(), tokens.stream())
                .flatMap(secret -> Stream.of(secret, base64(secret)))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
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
        for (var secret : longestFirst) {
            redacted = redacted.replace(secret, "***");
        }
        return redacted;
    }

    /** The exception itself, unless it or one that it comes with shows a secret. */
    Throwable redact(Throwable exception) {
        if (!shows(exception, Collections.newSetFromMap(new IdentityHashMap<>()))) {
            return exception;
        }
        var redacted = new IOException(redact(exception.toString()));
        redacted.setStackTrace(exception.getStackTrace());
        return redacted;
    }

    private boolean shows(Throwable exception, Set<Throwable> seen) {
        if (!seen.add(exception)) {
            return false;
        }
        var words = exception.toString();
        var cause = exception.getCause();
        return !words.equals(redact(words))
                || (cause != null && shows(cause, seen))
                || Stream.of(exception.getSuppressed()).anyMatch(suppressed -> shows(suppressed, seen));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
