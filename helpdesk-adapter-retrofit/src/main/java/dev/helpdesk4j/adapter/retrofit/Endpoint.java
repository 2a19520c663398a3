package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Done;
import dev.helpdesk4j.ports.EventSubscriptions.EventType;
import dev.helpdesk4j.ports.Operation;
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
 * How an operation is done over HTTP: one row for each. Limits are those of the platform's documents, per app; where these
 * give none, 10 a second are assumed.
 *
 * @param operation what is asked
 * @param defaultLimits how often it may be asked unless the app is built with other limits
 * @param request makes the HTTP request from the arguments
 * @param decoder reads the response's {@code data}
 * @param <A> the arguments
 * @param <T> the result
 */
record Endpoint<A, T>(
        Operation operation, List<RateLimit> defaultLimits, Request<A> request, Function<A, JsonDecoder<T>> decoder) {

    static final Endpoint<TicketId, Ticket> FIND_TICKET = new Endpoint<>(
            Operation.FIND_TICKET,
            List.of(RateLimit.perSecond(10)),
            (api, attempt, id) -> api.findTicket(attempt, id.value()),
            FoundTicketJson::new);

    static final Endpoint<TicketSearch, Page<Ticket>> SEARCH_TICKETS = new Endpoint<>(
            Operation.SEARCH_TICKETS,
            List.of(RateLimit.perSecond(50), RateLimit.perMinute(1000)),
            (api, attempt, search) -> api.searchTickets(
                    attempt,
                    TicketQuery.statuses(search.criteria()),
                    TicketQuery.tags(search.criteria()),
                    TicketQuery.others(search.criteria(), search.page())),
            search -> PageJson.ofTickets(search.page()));

    static final Endpoint<MessageListing, Page<Message>> LIST_MESSAGES = new Endpoint<>(
            Operation.LIST_MESSAGES,
            List.of(RateLimit.perSecond(10)),
            (api, attempt, listing) -> api.listMessages(
                    attempt,
                    listing.ticket().value(),
                    listing.criteria().from().map(Instant::getEpochSecond).getOrNull(),
                    listing.criteria().to().map(Instant::getEpochSecond).getOrNull(),
                    listing.page().page(),
                    listing.page().size()),
            listing -> PageJson.ofMessages(listing.page()));

    static final Endpoint<NewMessage, ChatMessageId> SEND_MESSAGE = new Endpoint<>(
            Operation.SEND_MESSAGE,
            List.of(RateLimit.perSecond(50), RateLimit.perMinute(1000)),
            (api, attempt, message) -> api.sendMessage(attempt, message.ticket().value(), message.body()),
            message -> new SentMessageJson());

    static final Endpoint<Seq<EventType>, Done> SUBSCRIBE_EVENTS = new Endpoint<>(
            Operation.SUBSCRIBE_EVENTS,
            List.of(RateLimit.perSecond(10)),
            (api, attempt, events) -> api.subscribeEvents(
                    attempt,
                    JsonBody.ofList(
                            "events",
                            events,
                            (writer, event) -> writer.name("type")
                                    .value(event.type())
                                    .name("subtype")
                                    .value(event.subtype()))),
            events -> new NoDataJson());

    record TicketSearch(TicketCriteria criteria, PageRequest page) {}

    record MessageListing(TicketId ticket, MessageCriteria criteria, PageRequest page) {}

    record NewMessage(TicketId ticket, RequestBody body) {}

    /** Makes a Retrofit call, anew for each attempt. */
    interface Request<A> {
        Call<ResponseBody> of(HelpdeskApi api, Attempt attempt, A arguments);
    }
}
