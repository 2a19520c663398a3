package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonPrimitive;
import dev.helpdesk4j.adapter.fake.http.Answer;
import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.control.Either;

/** Handles the service's operations on messages, each as {@link Route.Handler} describes it. */
final class MessageHandlers {

    private MessageHandlers() {}

    static Either<HelpdeskFailure, Answer> list(EmulatedService service, RoutedRequest request) {
        var query = request.query();
        var criteria = CriteriaReader.messageCriteria(query);
        var page = query.page();
        query.end();
        return service.helpdesk()
                .messages()
                .list(request.ticketId(), criteria, page)
                .map(found -> service.success("messages", found, MessageJson::of));
    }

    static Either<HelpdeskFailure, Answer> send(EmulatedService service, RoutedRequest request) {
        request.expectNoQuery();
        return service.helpdesk()
                .messages()
                .send(request.ticketId(), OutgoingJson.read(request.jsonBody()))
                .map(id -> service.success("message_id", new JsonPrimitive(id.value())));
    }
}
