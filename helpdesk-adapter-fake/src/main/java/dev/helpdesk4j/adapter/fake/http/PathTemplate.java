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

    public static PathTemplate of(String text) {
        return new PathTemplate(text);
    }

    /** A path as servers usually read it: with one slash where it has several, and none at its end. */
    public static String folded(String rawPath) {
        var folded = rawPath.replaceAll("/{2,}", "/");
        return folded.length() > 1 && folded.endsWith("/") ? folded.substring(0, folded.length() - 1) : folded;
    }

    /** Whether a path has this form. */
    public boolean matches(String rawPath) {
        var given = split(rawPath);
        return given.size() == segments.size() && given.zip(segments).forAll(pair -> pair.apply(PathTemplate::fits));
    }

    /** The value of each parameter, by name and as it is encoded; none where the path does not have this form. */
    public Option<Map<String, String>> match(String rawPath) {
        return Option.when(
                matches(rawPath),
                () -> HashMap.ofEntries(segments.zip(split(rawPath))
                        .filter(pair -> isParameter(pair._1))
                        .map(pair -> pair.map1(name -> name.substring(1)))));
    }

    /** Whether there is a path that has both forms. */
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
