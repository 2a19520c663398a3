package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.adapter.fake.http.Answer;
import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.control.Either;

/** Handles the service's operations on tickets, each as {@link Route.Handler} describes it. */
final class TicketHandlers {

    private TicketHandlers() {}

    static Either<HelpdeskFailure, Answer> find(EmulatedService service, RoutedRequest request) {
        request.expectNoQuery();
        return service.helpdesk()
                .tickets()
                .find(request.ticketId())
                .map(found -> service.success("ticket", service.ticketWriter().json(found)));
    }

    static Either<HelpdeskFailure, Answer> search(EmulatedService service, RoutedRequest request) {
        var query = request.query();
        var criteria = CriteriaReader.ticketCriteria(query);
        var page = CriteriaReader.searchPage(query);
        query.end();
        return service.helpdesk()
                .tickets()
                .search(criteria, page)
                .map(found -> service.success("tickets", found, service.ticketWriter()::json));
    }
}
