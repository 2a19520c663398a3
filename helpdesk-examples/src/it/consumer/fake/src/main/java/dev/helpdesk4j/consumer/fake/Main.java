package dev.helpdesk4j.consumer.fake;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.ports.PageRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Reads a ticket of the fake, and requests an access token from its emulator. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        System.out.println(Main.class.getModule().getName());
        var fake = FakeHelpdesk.empty();
        fake.guest("Lin").opensTicket();
        var tickets = fake.tickets().search(TicketCriteria.any(), PageRequest.first());
        System.out.println(tickets.get().total() + " ticket");

        try (var emulator = HelpdeskEmulator.builder(fake).start()) {
            var credentials =
                    "{\"app_id\":\"" + emulator.appId() + "\",\"app_secret\":\"" + emulator.appSecret() + "\"}";
            var request = HttpRequest.newBuilder(
                            URI.create(emulator.baseUrl() + "/open-apis/auth/v3/tenant_access_token/internal"))
                    .header("Content-Type", "application/json; charset=utf-8")
                    .POST(BodyPublishers.ofString(credentials))
                    .build();
            var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            System.out.println("HTTP " + response.statusCode());
        }
    }
}
