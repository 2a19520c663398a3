package dev.helpdesk4j.adapter.retrofit.json;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.collection.LinkedHashSet;
import io.vavr.control.Option;
import java.io.IOException;

/**
 * The result of <em>get a ticket</em>. It contains tags only if the ticket has some: without them the ticket has no
 * tags. A ticket with another id than the requested one is refused: responses have been mixed up on the way.
 */
public final class FoundTicketJson extends JsonDecoder<Ticket> {

    private final TicketId requested;

    public FoundTicketJson(TicketId requested) {
        this.requested = requested;
    }

    @Override
    public Ticket fromJson(JsonReader reader) throws IOException {
        Option<Ticket> ticket = Option.none();
        if (TolerantJson.beginObject(reader)) {
            while (reader.hasNext()) {
                if (reader.nextName().equals("ticket")) {
                    ticket = Option.some(ticket(reader));
                } else {
                    reader.skipValue();
                }
            }
            reader.endObject();
        }
        return ticket.getOrElseThrow(() -> new InvalidResponseException(".ticket", "it is missing"));
    }

    private Ticket ticket(JsonReader reader) throws IOException {
        try {
            var ticket = new TicketJson().fromJson(reader);
            if (!ticket.id().value().equals(requested.value())) {
                throw InvalidResponseException.ofAnotherRequest(
                        ".ticket_id",
                        "it must be the requested id " + requested.value() + ", got "
                                + ticket.id().value());
            }
            return ticket.tags().isDefined()
                    ? ticket
                    : ticket.toBuilder().tags(LinkedHashSet.empty()).build();
        } catch (InvalidResponseException invalid) {
            throw invalid.inside(".ticket");
        }
    }
}
