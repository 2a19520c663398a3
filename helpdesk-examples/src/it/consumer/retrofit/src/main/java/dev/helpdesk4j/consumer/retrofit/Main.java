package dev.helpdesk4j.consumer.retrofit;

import dev.helpdesk4j.adapter.retrofit.FeishuApp;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.PageRequest;

/** Greets the guests of the newest tickets. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.out.println(Main.class.getModule().getName());
        System.out.println(greetAll(args[0], args[1], args[2], args[3], args[4]));
    }

    private static String greetAll(
            String baseUrl, String appId, String appSecret, String helpdeskId, String helpdeskToken) {
        try (FeishuApp app =
                FeishuApp.builder(appId, appSecret).baseUrl(baseUrl).build()) {
            Helpdesk helpdesk = app.helpdesk(HelpdeskId.of(helpdeskId), helpdeskToken);

            return helpdesk.tickets()
                    .search(TicketCriteria.any(), PageRequest.first())
                    .map(page -> page.items().map(ticket -> greet(helpdesk, ticket)))
                    .fold(HelpdeskFailure::summary, greetings -> greetings.mkString("\n"));
        }
    }

    private static String greet(Helpdesk helpdesk, Ticket ticket) {
        var messages = helpdesk.messages();
        return messages.send(ticket.id(), OutgoingMessage.text("Hello"))
                .flatMap(sent -> messages.list(ticket.id(), MessageCriteria.any(), PageRequest.first()))
                .fold(HelpdeskFailure::summary, page -> ticket.id().value() + " has " + page.total() + " message");
    }
}
