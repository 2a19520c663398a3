package dev.helpdesk4j.adapter.fake.emulator;

import static dev.helpdesk4j.adapter.fake.emulator.RateLimit.perMinute;
import static dev.helpdesk4j.adapter.fake.emulator.RateLimit.perSecond;
import static dev.helpdesk4j.adapter.fake.emulator.Route.Access.OPEN;
import static dev.helpdesk4j.adapter.fake.emulator.Route.Access.TENANT;

import dev.helpdesk4j.ports.Operation;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * The operations of the service, one row each. Routing, {@link FaultProxy#on(Operation)} and the rate limits all use these
 * rows. An operation without a row does not compile.
 */
final class ServiceRoutes {

    /** The route of access tokens. */
    static final Route TOKEN = Route.of(
            "POST",
            "/open-apis/auth/v3/tenant_access_token/internal",
            OPEN,
            (service, request) -> Either.right(service.tokenEndpoint().answer(request.request())));

    private static final Map<Operation, Route> BY_OPERATION =
            List.of(Operation.values()).collect(LinkedHashMap.collector(Function.identity(), ServiceRoutes::row));

    private ServiceRoutes() {}

    private static Route row(Operation operation) {
        return switch (operation) {
            case FIND_TICKET ->
                Route.of(
                        "GET",
                        "/open-apis/helpdesk/v1/tickets/:ticket_id",
                        TENANT,
                        TicketHandlers::find,
                        perSecond(10));
            case SEARCH_TICKETS ->
                Route.of(
                        "GET",
                        "/open-apis/helpdesk/v1/tickets",
                        TENANT,
                        TicketHandlers::search,
                        perSecond(50),
                        perMinute(1000));
            case LIST_MESSAGES ->
                Route.of(
                        "GET",
                        "/open-apis/helpdesk/v1/tickets/:ticket_id/messages",
                        TENANT,
                        MessageHandlers::list,
                        perSecond(10));
            case SEND_MESSAGE ->
                Route.of(
                        "POST",
                        "/open-apis/helpdesk/v1/tickets/:ticket_id/messages",
                        TENANT,
                        MessageHandlers::send,
                        perSecond(50),
                        perMinute(1000));
            case SUBSCRIBE_EVENTS ->
                Route.of(
                        "POST",
                        "/open-apis/helpdesk/v1/events/subscribe",
                        TENANT,
                        SubscriptionHandlers::subscribe,
                        perSecond(10));
            case UNSUBSCRIBE_EVENTS ->
                Route.of(
                        "POST",
                        "/open-apis/helpdesk/v1/events/unsubscribe",
                        TENANT,
                        SubscriptionHandlers::unsubscribe,
                        perSecond(10));
        };
    }

    /** Returns the row of this operation: the same one in every call. */
    static Route of(Operation operation) {
        return BY_OPERATION.get(operation).get();
    }

    /** Returns every row, that of the access token first. */
    static Seq<Route> all() {
        return BY_OPERATION.values().prepend(TOKEN);
    }

    /** Returns the row that a request with this method and path is for. */
    static Option<Route> find(String method, String rawPath) {
        return all().find(route -> route.matches(method, rawPath));
    }

    /** Returns the methods of this path; empty if there is no such path. */
    static Seq<String> methods(String rawPath) {
        return all().filter(route -> route.path().matches(rawPath)).map(Route::method);
    }
}
