package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonAdapter;
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

/** The result of either listing: {@code total}, and the items under a name of their own. */
final class PageJson<T> extends WireAdapter<Page<T>> {

    private final String itemsName;
    private final JsonAdapter<T> item;
    private final PageRequest request;
    private final int cap;

    private PageJson(String itemsName, JsonAdapter<T> item, PageRequest request, int cap) {
        this.itemsName = itemsName;
        this.item = item;
        this.request = request;
        this.cap = cap;
    }

    static PageJson<Ticket> ofTickets(PageRequest request) {
        return new PageJson<>("tickets", new TicketJson(), request, Tickets.LAST_ROW);
    }

    static PageJson<Message> ofMessages(PageRequest request) {
        return new PageJson<>("messages", new MessageJson(), request, Integer.MAX_VALUE);
    }

    @Override
    public Page<T> fromJson(JsonReader reader) throws IOException {
        var path = reader.getPath();
        var told = new Object() {
            Option<Integer> total = Option.none();
            Seq<T> items = List.empty();
        };
        var isObject = Lenient.object(reader, (field, value) -> {
            if (field.equals("total")) {
                told.total = Lenient.integer(value).filter(total -> total >= 0);
            } else if (field.equals(itemsName)) {
                told.items = Lenient.list(value, item::fromJson);
            } else {
                value.skipValue();
            }
        });
        if (!isObject) {
            throw new UnusableJson(path, "it is no object");
        }
        return told.total
                .map(total -> new Page<>(told.items, request, total, total >= cap))
                .getOrElse(() -> new Page<>(told.items, request, rowsSeen(told.items), true));
    }

    private int rowsSeen(Seq<T> items) {
        return items.isEmpty() ? 0 : (int) Math.min(Integer.MAX_VALUE, request.firstRow() - 1 + items.size());
    }
}
