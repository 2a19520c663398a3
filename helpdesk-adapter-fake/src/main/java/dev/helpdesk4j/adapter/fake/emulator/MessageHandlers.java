package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonPrimitive;
import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.control.Either;
import java.util.Locale;

/** What the service's operations on messages do. */
final class MessageHandlers {

    private MessageHandlers() {}

    static Either<HelpdeskFailure, Answer> list(EmulatedService service, RoutedRequest request) {
        var query = request.query();
        var criteria = CriteriaReader.messages(query);
        var page = query.page();
        query.end();
        return service.helpdesk()
                .messages()
                .list(request.ticketId(), criteria, page)
                .map(found -> service.success("messages", found, MessageJson::of));
    }

    static Either<HelpdeskFailure, Answer> send(EmulatedService service, RoutedRequest request) {
        request.requireNoQuery();
        requireJson(request.request());
        return service.helpdesk()
                .messages()
                .send(request.ticketId(), OutgoingJson.read(request.request().body()))
                .map(id -> service.success("message_id", new JsonPrimitive(id.value())));
    }

    private static void requireJson(Request request) {
        var type = request.header("content-type").getOrElse("");
        if (!type.toLowerCase(Locale.ROOT).replace(" ", "").matches("application/json(;charset=utf-8)?")) {
            throw new BadRequest("Content-Type must be application/json; charset=utf-8, but was '" + type + "'");
        }
    }
}
