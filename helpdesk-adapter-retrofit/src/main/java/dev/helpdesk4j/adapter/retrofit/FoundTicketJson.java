package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.ticket.Ticket;
import io.vavr.collection.LinkedHashSet;
import io.vavr.control.Option;
import java.io.IOException;

/** The result of <em>get a ticket</em>. It tells tags only when there are any, so that none told means there are none. */
final class FoundTicketJson extends WireAdapter<Ticket> {

    private static final TicketJson TICKET = new TicketJson();

    @Override
    public Ticket fromJson(JsonReader reader) throws IOException {
        var path = reader.getPath();
        var told = new Object() {
            Option<Ticket> ticket = Option.none();
        };
        Lenient.object(reader, (field, value) -> {
            if (field.equals("ticket")) {
                told.ticket = Option.some(TICKET.fromJson(value));
            } else {
                value.skipValue();
            }
        });
        return told.ticket
                .map(ticket -> ticket.tags().isDefined()
                        ? ticket
                        : ticket.toBuilder().tags(LinkedHashSet.empty()).build())
                .getOrElseThrow(() -> new UnusableJson(path + ".ticket", "it is missing"));
    }
}
