package dev.helpdesk4j.architecture.violations.cycles.domain.message;

import dev.helpdesk4j.architecture.violations.cycles.domain.ticket.TicketThatKnowsMessages;

public final class MessageThatKnowsTickets {

    TicketThatKnowsMessages ticket;
}
