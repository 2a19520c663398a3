package dev.helpdesk4j.adapter.fake.http;

import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** A path as the documents write it: {@code /open-apis/helpdesk/v1/tickets/:ticket_id/messages}. */
public final class PathTemplate {

    private final String text;
    private final Seq<String> segments;

    private PathTemplate(String text) {
        this.text = text;
        segments = split(text);
        if (!text.startsWith("/") || segments.tail().exists(segment -> segment.isEmpty() || segment.equals(":"))) {
            throw new IllegalArgumentException("path template must be /segment/:parameter/..., got '" + text + "'");
        }
        var names = segments.filter(PathTemplate::isParameter);
        if (names.distinct().size() < names.size()) {
            throw new IllegalArgumentException("path template must name each parameter once, got '" + text + "'");
        }
    }

    /**
     * Returns the template for this text.
     *
     * @throws IllegalArgumentException if it has an empty segment or repeats a parameter
     */
    public static PathTemplate of(String text) {
        return new PathTemplate(text);
    }

    /** Returns a path as servers usually normalize it: repeated slashes as one, and none at the end. */
    public static String normalized(String rawPath) {
        var normalized = rawPath.replaceAll("/{2,}", "/");
        return normalized.length() > 1 && normalized.endsWith("/")
                ? normalized.substring(0, normalized.length() - 1)
                : normalized;
    }

    /** Returns whether a path matches this template. */
    public boolean matches(String rawPath) {
        var given = split(rawPath);
        return given.size() == segments.size() && given.zip(segments).forAll(pair -> pair.apply(PathTemplate::fits));
    }

    /** Returns the value of each parameter by name, still encoded; none if the path does not match. */
    public Option<Map<String, String>> match(String rawPath) {
        return Option.when(
                matches(rawPath),
                () -> HashMap.ofEntries(segments.zip(split(rawPath))
                        .filter(pair -> isParameter(pair._1))
                        .map(pair -> pair.map1(name -> name.substring(1)))));
    }

    /** Returns whether a path can match both templates. */
    public boolean overlaps(PathTemplate other) {
        return segments.size() == other.segments.size()
                && segments.zip(other.segments)
                        .forAll(pair -> isParameter(pair._1) || isParameter(pair._2) || pair._1.equals(pair._2));
    }

    private static boolean fits(String given, String segment) {
        return isParameter(segment) ? !given.isEmpty() : given.equals(segment);
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith(":");
    }

    private static Seq<String> split(String path) {
        return List.of(path.split("/", -1));
    }

    @Override
    public String toString() {
        return text;
    }
}
