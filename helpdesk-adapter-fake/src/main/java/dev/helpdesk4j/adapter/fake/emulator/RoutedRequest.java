package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.collection.Map;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A request, and the values of the parameters in its path as they are encoded. */
record RoutedRequest(Request request, Map<String, String> pathParameters) {

    /** Of a request that this route matches. */
    static RoutedRequest of(Request request, Route route) {
        return new RoutedRequest(request, route.path().match(request.path()).get());
    }

    /** {@code :ticket_id} of the path. */
    TicketId ticketId() {
        return CriteriaReader.ticketId(pathParameter("ticket_id"));
    }

    private String pathParameter(String name) {
        var value = pathParameters
                .get(name)
                .getOrElseThrow(() -> new IllegalStateException(
                        "path template must have :" + name + ", got " + pathParameters.keySet()));
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadRequest("the path is not encoded properly");
        }
    }

    /** The parameters of the query, to be read and then {@linkplain Parameters#end() ended}. */
    Parameters query() {
        return Parameters.of(request.query());
    }

    /**
     * The body of a request that says that it is JSON, unparsed.
     *
     * @throws BadRequest if it says something else
     */
    String jsonBody() {
        var type = request.header("content-type").getOrElse("");
        if (!type.toLowerCase(Locale.ROOT).replace(" ", "").matches("application/json(;charset=utf-8)?")) {
            throw new BadRequest("Content-Type must be application/json; charset=utf-8, got '" + type + "'");
        }
        return request.body();
    }

    /** For an operation without parameters in its query. */
    void requireNoQuery() {
        query().end();
    }
}
