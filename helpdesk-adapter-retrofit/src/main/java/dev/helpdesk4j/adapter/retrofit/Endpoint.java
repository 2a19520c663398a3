package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.adapter.retrofit.common.Secrets;
import dev.helpdesk4j.adapter.retrofit.json.FoundTicketJson;
import dev.helpdesk4j.adapter.retrofit.json.JsonBody;
import dev.helpdesk4j.adapter.retrofit.json.JsonDecoder;
import dev.helpdesk4j.adapter.retrofit.json.NoDataJson;
import dev.helpdesk4j.adapter.retrofit.json.PageJson;
import dev.helpdesk4j.adapter.retrofit.json.SentMessageJson;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.AnyOperation;
import dev.helpdesk4j.ports.Done;
import dev.helpdesk4j.ports.EventSubscriptions.EventType;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Operation.Semantics;
import dev.helpdesk4j.ports.OtherOperation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.collection.Seq;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;

/**
 * The HTTP request of an operation, with its rate limits per app: those of the platform's documents, or 10 a second if
 * undocumented.
 *
 * @param operation the operation
 * @param defaultLimits the rate limits, unless the app has been built with other ones
 * @param request creates the HTTP request from the arguments
 * @param reader reads the response
 * @param <A> the arguments
 * @param <T> the result
 */
record Endpoint<A, T>(
        AnyOperation operation, List<RateLimit> defaultLimits, Request<A> request, Function<A, Reader<T>> reader) {

    static final Endpoint<TicketId, Ticket> FIND_TICKET = withData(
            Operation.FIND_TICKET,
            List.of(RateLimit.perSecond(10)),
            (api, state, id) -> api.findTicket(state, id.value()),
            FoundTicketJson::new);

    static final Endpoint<TicketSearch, Page<Ticket>> SEARCH_TICKETS = withData(
            Operation.SEARCH_TICKETS,
            List.of(RateLimit.perSecond(50), RateLimit.perMinute(1000)),
            (api, state, search) -> api.searchTickets(
                    state,
                    TicketQuery.statuses(search.criteria()),
                    TicketQuery.tags(search.criteria()),
                    TicketQuery.others(search.criteria(), search.page())),
            search -> PageJson.ofTickets(search.page()));

    static final Endpoint<MessageListing, Page<Message>> LIST_MESSAGES = withData(
            Operation.LIST_MESSAGES,
            List.of(RateLimit.perSecond(10)),
            (api, state, listing) -> api.listMessages(
                    state,
                    listing.ticket().value(),
                    listing.criteria().from().map(Instant::getEpochSecond).getOrNull(),
                    listing.criteria().to().map(Instant::getEpochSecond).getOrNull(),
                    listing.page().page(),
                    listing.page().size()),
            listing -> PageJson.ofMessages(listing.page()));

    static final Endpoint<NewMessage, ChatMessageId> SEND_MESSAGE = withData(
            Operation.SEND_MESSAGE,
            List.of(RateLimit.perSecond(50), RateLimit.perMinute(1000)),
            (api, state, message) -> api.sendMessage(state, message.ticket().value(), message.body()),
            message -> new SentMessageJson());

    static final Endpoint<Seq<EventType>, Done> SUBSCRIBE_EVENTS = withData(
            Operation.SUBSCRIBE_EVENTS,
            List.of(RateLimit.perSecond(10)),
            (api, state, events) -> api.subscribeEvents(state, eventsBody(events)),
            events -> new NoDataJson());

    static final Endpoint<Seq<EventType>, Done> UNSUBSCRIBE_EVENTS = withData(
            Operation.UNSUBSCRIBE_EVENTS,
            List.of(RateLimit.perSecond(10)),
            (api, state, events) -> api.unsubscribeEvents(state, eventsBody(events)),
            events -> new NoDataJson());

    /** All other calls: they share one rate limit, and each has its own operation. */
    static final Endpoint<PlatformCall, RawEnvelope> PLATFORM_CALL = new Endpoint<>(
            new OtherOperation("platform call", Semantics.NOT_REPEATABLE),
            List.of(RateLimit.perSecond(10)),
            Endpoint::platformCall,
            call -> RawEnvelopeJson::read);

    private static <A, T> Endpoint<A, T> withData(
            Operation operation,
            List<RateLimit> defaultLimits,
            Request<A> request,
            Function<A, JsonDecoder<T>> decoder) {
        return new Endpoint<>(
                operation,
                defaultLimits,
                request,
                decoder.andThen(data -> (responded, deadline, secrets) -> Envelope.read(responded, data, deadline)));
    }

    private static RequestBody eventsBody(Seq<EventType> events) {
        return JsonBody.ofList(
                "events",
                events,
                (writer, event) ->
                        writer.name("type").value(event.type()).name("subtype").value(event.subtype()));
    }

    private static Call<ResponseBody> platformCall(HelpdeskApi api, RequestState state, PlatformCall call) {
        var url = call.pathAndQuery().substring(1);
        var body = JsonBody.of(call.body());
        return switch (call.method()) {
            case GET -> api.get(state, url);
            case POST -> api.post(state, url, body);
            case PUT -> api.put(state, url, body);
            case PATCH -> api.patch(state, url, body);
            case DELETE -> api.delete(state, url, body);
        };
    }

    record TicketSearch(TicketCriteria criteria, PageRequest page) {}

    record MessageListing(TicketId ticket, MessageCriteria criteria, PageRequest page) {}

    record NewMessage(TicketId ticket, RequestBody body) {}

    /** Creates a Retrofit call, a new one for each attempt. */
    interface Request<A> {
        Call<ResponseBody> of(HelpdeskApi api, RequestState state, A arguments);
    }

    /** Reads the envelope of a response. */
    interface Reader<T> {
        Envelope<T> read(Exchange.Responded responded, Deadline deadline, Secrets secrets);
    }
}
