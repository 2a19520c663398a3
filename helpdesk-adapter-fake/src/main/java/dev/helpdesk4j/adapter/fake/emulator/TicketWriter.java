package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonObject;
import dev.helpdesk4j.domain.ticket.Ticket;

/** Writes tickets in the shapes that are set, which can change at any time. */
final class TicketWriter {

    private volatile TicketShapes shapes;

    TicketWriter(TicketShapes shapes) {
        this.shapes = shapes;
    }

    void shapes(TicketShapes newShapes) {
        shapes = newShapes;
    }

    JsonObject json(Ticket ticket) {
        return TicketJson.of(ticket, shapes);
    }
}
