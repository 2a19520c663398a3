package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.ports.PageRequest;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A request's query parameters. The documented parameters are those that are read; any other, such as a filter whose name
 * is misspelt, is a deviation, and so is a parameter without a value.
 */
final class Parameters {

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");

    private final Deviations deviations;
    private final Map<String, java.util.List<String>> values = new LinkedHashMap<>();
    private final Set<String> read = new TreeSet<>();

    private Parameters(Deviations deviations) {
        this.deviations = deviations;
    }

    /**
     * Returns the parameters of a query such as {@code page=1&status_list=1&status_list=2}.
     *
     * @throws BadRequest if it is not encoded as a query is
     */
    static Parameters of(Option<String> rawQuery, Deviations deviations) {
        var parameters = new Parameters(deviations);
        for (var pair : rawQuery.filter(query -> !query.isEmpty())
                .map(query -> query.split("&", -1))
                .getOrElse(new String[0])) {
            if (pair.isEmpty()) {
                deviations.tolerate("the query must have no empty parameter, got '&' before, after or beside another");
                continue;
            }
            var equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            parameters.values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadRequest("each % in the query must be followed by two hexadecimal digits");
        }
    }

    /** Returns the text under this name, not blank. */
    Option<String> text(String name) {
        var given = all(name);
        if (given.size() > 1) {
            throw new BadRequest(name + " must be given once, got " + given.size() + " times");
        }
        return given.headOption();
    }

    /** Returns every text under this name, none of them blank. */
    Seq<String> all(String name) {
        read.add(name);
        var given = List.ofAll(values.getOrDefault(name, java.util.List.of()));
        if (given.exists(String::isBlank)) {
            deviations.tolerate(name + " must not be blank");
        }
        return given.reject(String::isBlank);
    }

    /** Ends the reading: each parameter that was not read is a deviation. */
    void end() {
        for (var name : values.keySet()) {
            if (!read.contains(name)) {
                deviations.tolerate("query parameter must be "
                        + (read.isEmpty() ? "absent" : "one of " + String.join(", ", read)) + ", got '" + name + "'");
            }
        }
    }

    Option<Integer> integer(String name) {
        return text(name).map(value -> parsed(name, value, Integer::valueOf));
    }

    Option<Long> number(String name) {
        return text(name).map(value -> parsed(name, value, Long::valueOf));
    }

    Seq<Integer> integers(String name) {
        return all(name).map(value -> parsed(name, value, Integer::valueOf));
    }

    private static <T> T parsed(String name, String value, Function<String, T> parser) {
        try {
            if (INTEGER.matcher(value).matches()) {
                return parser.apply(value);
            }
        } catch (NumberFormatException e) {
            throw new BadRequest(name + " must be an integer with fewer digits, got '" + value + "'");
        }
        throw new BadRequest(name + " must be an integer, got '" + value + "'");
    }

    /** Returns the page request in {@code page} (default: 1) and {@code page_size} (default: 20). */
    PageRequest page() {
        var page = integer("page").getOrElse(1);
        var size = integer("page_size").getOrElse(PageRequest.DEFAULT_SIZE);
        if (page < 1) {
            throw new BadRequest("page must be 1 or more, got " + page);
        }
        if (size < 1 || size > PageRequest.MAX_SIZE) {
            throw new BadRequest("page_size must be 1 to " + PageRequest.MAX_SIZE + ", got " + size);
        }
        return PageRequest.of(page, size);
    }
}
