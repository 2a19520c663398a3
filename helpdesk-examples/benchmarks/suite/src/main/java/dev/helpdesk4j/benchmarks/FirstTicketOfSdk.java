package dev.helpdesk4j.benchmarks;

import com.lark.oapi.Client;
import com.lark.oapi.service.helpdesk.v1.model.GetTicketReq;

/** The same as {@link FirstTicket}, with the official SDK. */
final class FirstTicketOfSdk {

    private FirstTicketOfSdk() {}

    public static void main(String[] args) throws Exception {
        var client = Client.newBuilder("cli_0123456789abcdef", "emulator-app-secret")
                .openBaseUrl(args[0])
                .helpDeskCredential("6900000000000000001", "ht-emulator-0000-0000")
                .build();
        var request = GetTicketReq.newBuilder().ticketId(args[1]).build();
        var ticket = client.helpdesk().v1().ticket().get(request).getData().getTicket();
        if (!ticket.getTicketId().equals(args[1])) {
            throw new IllegalStateException("the ticket must be " + args[1]);
        }
        System.out.println(OwnProcess.cpuSeconds() + " " + OwnProcess.peakMemoryMib());
        System.exit(0);
    }
}
