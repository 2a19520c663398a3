package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.adapter.fake.http.Request;
import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.collection.Map;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A request for an operation of the service.
 *
 * @param pathParameters the values of the parameters in its path, as they are encoded
 * @param deviations collects what is tolerated while it is read
 */
record RoutedRequest(Request request, Map<String, String> pathParameters, Deviations deviations) {

    private static final Pattern DOCUMENTED = Pattern.compile("(?i)application/json *(; *charset=utf-8 *)?");
    private static final Pattern EQUIVALENT =
            Pattern.compile("(?i)\\s*application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-?8\"?\\s*)?(;(?!.*charset).*)?");

    /** Returns {@code :ticket_id} of the path. */
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
            throw new BadRequest("each % in the path must be followed by two hexadecimal digits");
        }
    }

    /** Returns the parameters of the query, to be read and then {@linkplain Parameters#end() ended}. */
    Parameters query() {
        return Parameters.of(request.query(), deviations);
    }

    /**
     * Returns the body of a request of type JSON, unparsed.
     *
     * @throws BadRequest if the type is not JSON
     */
    String jsonBody() {
        var type = request.header("content-type").getOrElse("");
        if (!DOCUMENTED.matcher(type).matches()) {
            var deviation = "Content-Type must be application/json; charset=utf-8, got '" + type + "'";
            if (!EQUIVALENT.matcher(type).matches()) {
                throw new BadRequest(deviation);
            }
            deviations.tolerate(deviation);
        }
        return request.body();
    }

    /**
     * Reads the query of an operation without parameters: each parameter is a deviation.
     *
     * @throws BadRequest if there is one and deviations are not tolerated
     */
    void expectNoQuery() {
        query().end();
    }
}
