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

/**
 * A request's query parameters, read strictly. What has been asked for is what the documents name: the rest, such as a
 * filter whose name is misspelt, would be a misreading that nobody notices.
 */
final class Parameters {

    private final Map<String, java.util.List<String>> values = new LinkedHashMap<>();
    private final Set<String> named = new TreeSet<>();

    /**
     * The parameters of a query such as {@code page=1&status_list=1&status_list=2}.
     *
     * @throws BadRequest if it is not encoded as a query is
     */
    static Parameters of(Option<String> rawQuery) {
        var parameters = new Parameters();
        for (var pair : rawQuery.filter(query -> !query.isEmpty())
                .map(query -> query.split("&", -1))
                .getOrElse(new String[0])) {
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
            throw new BadRequest("the query is not encoded properly");
        }
    }

    /** The text under this name, not blank. */
    Option<String> text(String name) {
        var given = all(name);
        if (given.size() > 1) {
            throw new BadRequest(name + " must be given once, but was " + given.size() + " times");
        }
        return given.headOption();
    }

    /** Every text under this name, none of them blank. */
    Seq<String> all(String name) {
        named.add(name);
        var given = List.ofAll(values.getOrDefault(name, java.util.List.of()));
        if (given.exists(String::isBlank)) {
            throw new BadRequest(name + " must not be blank");
        }
        return given;
    }

    /**
     * Ends the reading.
     *
     * @throws BadRequest if there is a parameter that was not asked for
     */
    void end() {
        for (var name : values.keySet()) {
            if (!named.contains(name)) {
                throw new BadRequest("no document names the parameter '" + name + "' here"
                        + (named.isEmpty() ? "" : ", but " + String.join(", ", named)));
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
            return parser.apply(value);
        } catch (NumberFormatException e) {
            throw new BadRequest(name + " must be an integer, but was '" + value + "'");
        }
    }

    /** {@code page}, by default 1, and {@code page_size}, by default 20. */
    PageRequest page() {
        var page = integer("page").getOrElse(1);
        var size = integer("page_size").getOrElse(PageRequest.DEFAULT_SIZE);
        if (page < 1) {
            throw new BadRequest("page must be 1 or more, but was " + page);
        }
        if (size < 1 || size > PageRequest.MAX_SIZE) {
            throw new BadRequest("page_size must be 1 to " + PageRequest.MAX_SIZE + ", but was " + size);
        }
        return PageRequest.of(page, size);
    }
}
