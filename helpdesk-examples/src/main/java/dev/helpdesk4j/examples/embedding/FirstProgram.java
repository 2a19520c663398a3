package dev.helpdesk4j.examples.embedding;

import dev.helpdesk4j.adapter.retrofit.FeishuApp;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Prints the newest tickets that wait for an agent. */
public final class FirstProgram {

    public static void main(String[] args) {
        Either<HelpdeskFailure, Seq<String>> found;
        try (FeishuApp app = FeishuApp.builder(env("FEISHU_APP_ID"), env("FEISHU_APP_SECRET"))
                .baseUrl(env("FEISHU_BASE_URL"))
                .build()) {
            found = waiting(app.helpdesk(HelpdeskId.of(env("FEISHU_HELPDESK_ID")), env("FEISHU_HELPDESK_TOKEN")));
        }
        found.peek(ids -> ids.forEach(System.out::println)).peekLeft(failure -> {
            System.err.println(failure.summary() + " - " + failure.kind().advice());
            System.exit(1);
        });
    }

    /** Returns the ids of the newest tickets that wait for an agent, or the failure. */
    static Either<HelpdeskFailure, Seq<String>> waiting(Helpdesk helpdesk) {
        return helpdesk.tickets()
                .search(TicketCriteria.builder().waiting().build(), PageRequest.first())
                .map(page -> page.items().map(ticket -> ticket.id().value()));
    }

    private static String env(String name) {
        return Option.of(System.getenv(name)).getOrElseThrow(() -> new IllegalStateException(name + " is not set"));
    }
}
