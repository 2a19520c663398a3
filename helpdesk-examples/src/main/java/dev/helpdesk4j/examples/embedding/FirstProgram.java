package dev.helpdesk4j.examples.embedding;

import dev.helpdesk4j.adapter.retrofit.FeishuApp;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskException;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Prints the waiting tickets, which no agent has taken; or sends its argument, a text, to the oldest. */
public final class FirstProgram {
    public static void main(String[] args) {
        try (var app = FeishuApp.builder(env("FEISHU_APP_ID"), env("FEISHU_APP_SECRET"))
                .baseUrl(env("FEISHU_BASE_URL"))
                .build()) {
            var helpdesk = app.helpdesk(HelpdeskId.of(env("FEISHU_HELPDESK_ID")), env("FEISHU_HELPDESK_TOKEN"));
            var ids = args.length == 0
                    ? waiting(helpdesk).map(tickets -> tickets.map(TicketId::value))
                    : sendToOldest(helpdesk, args[0]).map(messages -> messages.map(ChatMessageId::value));
            ids.getOrElseThrow(HelpdeskFailure::toException).forEach(System.out::println);
        } catch (HelpdeskException | IllegalArgumentException problem) {
            System.err.println(problem.getMessage());
            System.exit(1);
        }
    }

    /** Returns the waiting tickets, newest first and 1000 at most, or the failure. */
    static Either<HelpdeskFailure, Seq<TicketId>> waiting(Helpdesk helpdesk) {
        var criteria = TicketCriteria.builder().waiting().build();
        return Page.all(1000, page -> helpdesk.tickets().search(criteria, page))
                .map(listing -> listing.items().map(Ticket::id));
    }

    /** Sends a text to the oldest of these tickets. Returns the message's id, nothing if no ticket waits, or the failure. */
    static Either<HelpdeskFailure, Seq<ChatMessageId>> sendToOldest(Helpdesk helpdesk, String text) {
        var message = OutgoingMessage.text(text);
        return waiting(helpdesk)
                .flatMap(tickets -> Either.sequenceRight(
                        tickets.takeRight(1).map(ticket -> helpdesk.messages().send(ticket, message))));
    }

    private static String env(String name) {
        return Option.of(System.getenv(name)).getOrElseThrow(() -> new IllegalArgumentException(name + " must be set"));
    }
}
