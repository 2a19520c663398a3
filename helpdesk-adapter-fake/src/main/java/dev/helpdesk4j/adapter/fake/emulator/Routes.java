package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.helpdesk4j.adapter.fake.service.LogIds;
import dev.helpdesk4j.adapter.fake.service.ServiceCode;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The paths of the service, and what each does. */
final class Routes {

    static final String TOKEN = "/open-apis/auth/v3/tenant_access_token/internal";
    static final String TICKETS = "/open-apis/helpdesk/v1/tickets";
    private static final Pattern TICKET = Pattern.compile(TICKETS + "/([^/]+)");
    private static final Pattern MESSAGES = Pattern.compile(TICKETS + "/([^/]+)/messages");

    private final Helpdesk helpdesk;
    private final Gate gate;
    private final LogIds logIds;

    Routes(Helpdesk helpdesk, Gate gate, LogIds logIds) {
        this.helpdesk = helpdesk;
        this.gate = gate;
        this.logIds = logIds;
    }

    /** The answer; none where the connection is to be closed without one. */
    Option<Answer> answer(Request request) {
        var path = request.path();
        if (path.equals(TOKEN)) {
            return request.method().equals("POST") ? Option.some(gate.token(request)) : methodNotAllowed("POST");
        }
        if (path.equals(TICKETS)) {
            return request.method().equals("GET")
                    ? through(Operation.SEARCH_TICKETS, request, this::search)
                    : methodNotAllowed("GET");
        }
        var ticket = TICKET.matcher(path);
        if (ticket.matches()) {
            return request.method().equals("GET")
                    ? through(Operation.FIND_TICKET, request, passed -> find(ticket.group(1), passed))
                    : methodNotAllowed("GET");
        }
        var messages = MESSAGES.matcher(path);
        if (messages.matches()) {
            return switch (request.method()) {
                case "GET" ->
                    through(Operation.LIST_MESSAGES, request, passed -> listMessages(messages.group(1), passed));
                case "POST" -> through(Operation.SEND_MESSAGE, request, passed -> send(messages.group(1), passed));
                default -> methodNotAllowed("GET, POST");
            };
        }
        return Option.some(Answer.plain(404, "404 page not found", logIds.next()));
    }

    private Option<Answer> methodNotAllowed(String allowed) {
        return Option.some(
                Answer.plain(405, "405 method not allowed", logIds.next()).with("Allow", allowed));
    }

    private Option<Answer> through(
            Operation operation, Request request, Function<Request, Either<HelpdeskFailure, JsonObject>> action) {
        return gate.refusal(operation, request).orElse(() -> {
            try {
                return action.apply(request)
                        .fold(
                                failure -> Answer.failure(failure, logIds.next()),
                                body -> Option.some(Answer.success(body, logIds.next())));
            } catch (BadRequest e) {
                var wrong = String.valueOf(e.getMessage());
                return Option.some(Answer.refusal(ServiceCode.INVALID_REQUEST.answer(logIds.next(), wrong)));
            }
        });
    }

    private Either<HelpdeskFailure, JsonObject> search(Request request) {
        var parameters = Parameters.of(request.query());
        var criteria = Questions.tickets(parameters);
        var page = Questions.pageOfTickets(parameters);
        parameters.end();
        return helpdesk.tickets().search(criteria, page).map(found -> listing("tickets", found, TicketJson::of));
    }

    private Either<HelpdeskFailure, JsonObject> find(String ticket, Request request) {
        Parameters.of(request.query()).end();
        return helpdesk.tickets()
                .find(Questions.ticketId(decoded(ticket)))
                .map(found -> single("ticket", TicketJson.of(found)));
    }

    private Either<HelpdeskFailure, JsonObject> listMessages(String ticket, Request request) {
        var parameters = Parameters.of(request.query());
        var criteria = Questions.messages(parameters);
        var page = parameters.page();
        parameters.end();
        return helpdesk.messages()
                .list(Questions.ticketId(decoded(ticket)), criteria, page)
                .map(found -> listing("messages", found, MessageJson::of));
    }

    private Either<HelpdeskFailure, JsonObject> send(String ticket, Request request) {
        Parameters.of(request.query()).end();
        var type = request.header("content-type").getOrElse("");
        if (!type.toLowerCase(Locale.ROOT).replace(" ", "").matches("application/json(;charset=utf-8)?")) {
            throw new BadRequest("Content-Type must be application/json; charset=utf-8, but was '" + type + "'");
        }
        return helpdesk.messages()
                .send(Questions.ticketId(decoded(ticket)), OutgoingJson.read(request.body()))
                .map(id -> single("message_id", new JsonPrimitive(id.value())));
    }

    private static <T> JsonObject listing(String name, Page<T> page, Function<T, JsonObject> json) {
        var items = new JsonArray();
        page.items().map(json).forEach(items::add);
        var listing = single(name, items);
        listing.addProperty("total", page.total());
        return listing;
    }

    private static JsonObject single(String name, JsonElement value) {
        var json = new JsonObject();
        json.add(name, value);
        return json;
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadRequest("the path is not encoded properly");
        }
    }
}
