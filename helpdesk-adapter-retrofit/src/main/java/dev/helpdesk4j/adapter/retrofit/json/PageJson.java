package dev.helpdesk4j.adapter.retrofit.json;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;

/**
 * The result of a list operation: {@code total}, and the items in a field of their own. A page with more items than
 * requested is refused.
 */
public final class PageJson<T> extends JsonDecoder<Page<T>> {

    /** The people, customized fields and reasons of 200 tickets, of each kind. */
    private static final int REPEATABLE_OBJECTS = 256;

    private final String itemsName;
    private final JsonDecoder<T> item;
    private final PageRequest request;
    private final int cap;

    private PageJson(String itemsName, JsonDecoder<T> item, PageRequest request, int cap) {
        this.itemsName = itemsName;
        this.item = item;
        this.request = request;
        this.cap = cap;
    }

    public static PageJson<Ticket> ofTickets(PageRequest request) {
        return new PageJson<>("tickets", new TicketJson(REPEATABLE_OBJECTS), request, Tickets.MAX_SEARCH_ROWS);
    }

    public static PageJson<Message> ofMessages(PageRequest request) {
        return new PageJson<>("messages", new MessageJson(), request, Integer.MAX_VALUE);
    }

    @Override
    public Page<T> fromJson(JsonReader reader) throws IOException {
        if (!TolerantJson.beginObject(reader)) {
            throw new InvalidResponseException("", "it is not an object");
        }
        Option<Integer> total = Option.none();
        Seq<T> items = List.empty();
        while (reader.hasNext()) {
            var name = reader.nextName();
            if (name.equals("total")) {
                total = TolerantJson.integer(reader).filter(rows -> rows >= 0);
            } else if (name.equals(itemsName)) {
                items = TolerantJson.list(reader, itemsName, request.size(), item::fromJson);
            } else {
                reader.skipValue();
            }
        }
        reader.endObject();
        return total.isDefined()
                ? new Page<>(items, request, total.get(), total.get() >= cap)
                : new Page<>(items, request, lastRow(items), true);
    }

    private int lastRow(Seq<T> items) {
        return items.isEmpty() ? 0 : (int) Math.min(Integer.MAX_VALUE, request.firstRow() - 1 + items.size());
    }
}
