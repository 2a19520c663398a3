package dev.helpdesk4j.architecture.violations.cycles.domain.ticket;

import dev.helpdesk4j.architecture.violations.cycles.domain.message.MessageThatKnowsTickets;

public final class TicketThatKnowsMessages {

    MessageThatKnowsTickets message;
}
