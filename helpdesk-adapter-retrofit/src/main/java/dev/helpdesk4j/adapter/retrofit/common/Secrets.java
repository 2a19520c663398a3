package dev.helpdesk4j.adapter.retrofit.common;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The secrets of an app. They are redacted, plain or encoded, in texts of servers and libraries, which may repeat parts of a
 * request. Control and format characters are replaced too.
 */
public final class Secrets {

    /** The number of tokens that are redacted: calls with a replaced token may still be in flight. */
    private static final int TOKENS = 16;

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");
    private static final String REPLACEMENT = "***";

    /** Control, format and bidirectional characters and unpaired surrogates, except line feeds. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\n]]");

    private final Set<String> kept = new HashSet<>();
    private final Deque<String> tokens = new ArrayDeque<>();
    private volatile List<String> longestFirst = List.of();

    /** Adds a secret, which is redacted from now on. */
    public synchronized void keep(String secret) {
        if (kept.add(secret)) {
            updateSpellings();
        }
    }

    /** Adds an access token; only the last {@value #TOKENS} are kept. */
    public synchronized void keepToken(String token) {
        tokens.remove(token);
        tokens.addLast(token);
        if (tokens.size() > TOKENS) {
            tokens.removeFirst();
        }
        updateSpellings();
    }

    /** Sorts the longest first, as a secret may be part of another. */
    private void updateSpellings() {
        longestFirst = Stream.concat(kept.stream(), tokens.stream())
                .flatMap(Secrets::spellings)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Returns the secret plain and in both alphabets of Base64, with and without padding, each also URL-encoded. */
    private static Stream<String> spellings(String secret) {
        var base64 = base64(secret);
        var url = base64.replace('+', '-').replace('/', '_');
        return Stream.of(secret, base64, url, base64.replace("=", ""), url.replace("=", ""))
                .flatMap(text -> {
                    var encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
                    return Stream.of(text, encoded, encoded.replace("+", "%20"), lowerCaseEscapes(encoded));
                });
    }

    private static String lowerCaseEscapes(String encoded) {
        return ESCAPE.matcher(encoded).replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
    }

    /** Returns the text without secrets, and with each unprintable character replaced by a space. */
    public String redact(String text) {
        var redacted = text;
        for (var secret : longestFirst) {
            redacted = redacted.replace(secret, REPLACEMENT);
        }
        return UNPRINTABLE.matcher(redacted).replaceAll(" ");
    }

    /**
     * Returns the exception, or a copy with a redacted message if it or one of its causes or suppressed exceptions contains
     * a secret.
     */
    public Throwable redact(Throwable exception) {
        if (!needsRedaction(exception, Collections.newSetFromMap(new IdentityHashMap<>()))) {
            return exception;
        }
        var redacted = new IOException(redact(exception.toString()));
        redacted.setStackTrace(exception.getStackTrace());
        return redacted;
    }

    private boolean needsRedaction(Throwable exception, Set<Throwable> seen) {
        if (!seen.add(exception)) {
            return false;
        }
        var text = exception.toString();
        var cause = exception.getCause();
        return !text.equals(redact(text))
                || (cause != null && needsRedaction(cause, seen))
                || Stream.of(exception.getSuppressed()).anyMatch(suppressed -> needsRedaction(suppressed, seen));
    }

    /** Returns the Base64 of the text. */
    public static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
