package dev.helpdesk4j.benchmarks;

import dev.helpdesk4j.adapter.retrofit.FeishuApp;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskFailure;

/** The smallest program that finds a ticket. It prints the processor time (s) and the peak memory (MiB) of its process. */
final class FirstTicket {

    private FirstTicket() {}

    public static void main(String[] args) throws Exception {
        try (var app = FeishuApp.builder("cli_0123456789abcdef", "emulator-app-secret")
                .baseUrl(args[0])
                .build()) {
            var helpdesk = app.helpdesk(HelpdeskId.of("6900000000000000001"), "ht-emulator-0000-0000");
            var ticket = helpdesk.tickets().find(TicketId.of(args[1])).getOrElseThrow(HelpdeskFailure::toException);
            if (!ticket.id().value().equals(args[1])) {
                throw new IllegalStateException("the ticket must be " + args[1]);
            }
        }
        System.out.println(OwnProcess.cpuSeconds() + " " + OwnProcess.peakMemoryMib());
    }
}
