package dev.helpdesk4j.adapter.retrofit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The path of a call, written as in the platform's documents: {@code /open-apis/contact/v3/users/:user_id}. Neither the
 * path nor the value of a parameter can refer to anything outside of {@code /open-apis/}.
 */
final class PlatformPath {

    private static final String ROOT = "/open-apis/";
    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_VALUE_LENGTH = 500;

    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~:-]+");
    private static final Pattern DOTS = Pattern.compile("\\.{1,2}");

    /** The characters that a server or a proxy could treat as the end of a segment, even after decoding the path twice. */
    private static final Pattern FORBIDDEN_IN_VALUE = Pattern.compile("[/\\\\%\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private final String template;

    private PlatformPath(String template) {
        this.template = template;
    }

    /** @throws IllegalArgumentException if the path is invalid */
    static PlatformPath of(String template) {
        if (!template.startsWith(ROOT)
                || template.length() > MAX_LENGTH
                || !segments(template).allMatch(PlatformPath::isSegment)) {
            throw new IllegalArgumentException("path must be " + ROOT
                    + " followed by segments of letters, digits and -._~: other than . and .., at most " + MAX_LENGTH
                    + " characters, got " + Quoted.of(template));
        }
        return new PlatformPath(template);
    }

    private static boolean isSegment(String segment) {
        return SEGMENT.matcher(segment).matches() && !DOTS.matcher(segment).matches() && !segment.equals(":");
    }

    /** @throws IllegalArgumentException if the value cannot be one segment of a path */
    static String checkedValue(String parameter, String value) {
        if (value.isBlank()
                || value.length() > MAX_VALUE_LENGTH
                || DOTS.matcher(value).matches()
                || FORBIDDEN_IN_VALUE.matcher(value).find()) {
            throw new IllegalArgumentException("path parameter " + Quoted.of(parameter) + " must be 1 to "
                    + MAX_VALUE_LENGTH + " characters without / \\ % and control characters, and not . or .., got "
                    + Quoted.of(value));
        }
        return value;
    }

    /** Returns whether the path has the parameter. */
    boolean hasParameter(String parameter) {
        return segments(template).anyMatch((":" + parameter)::equals);
    }

    /**
     * Returns the path with these values of its parameters, percent-encoded.
     *
     * @throws IllegalArgumentException if a parameter has no value
     */
    String with(Map<String, String> values) {
        return ROOT
                + segments(template)
                        .map(segment -> segmentWith(values, segment))
                        .collect(Collectors.joining("/"));
    }

    private static String segmentWith(Map<String, String> values, String segment) {
        if (!segment.startsWith(":")) {
            return segment;
        }
        var value = values.get(segment.substring(1));
        if (value == null) {
            throw new IllegalArgumentException(
                    "path parameter " + Quoted.of(segment.substring(1)) + " must have a value, got none");
        }
        return percentEncoded(value);
    }

    /** Returns a text percent-encoded for a URL: all but letters, digits and {@code -._*}. */
    static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Stream<String> segments(String template) {
        return Arrays.stream(template.substring(ROOT.length()).split("/", -1));
    }

    @Override
    public String toString() {
        return template;
    }
}
