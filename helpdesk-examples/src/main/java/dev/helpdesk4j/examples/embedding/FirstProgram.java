package dev.helpdesk4j.examples.embedding;

import static dev.helpdesk4j.domain.ticket.TicketStatus.CREATED;
import static dev.helpdesk4j.domain.ticket.TicketStatus.QUEUING;

import dev.helpdesk4j.adapter.retrofit.FeishuApp;
import dev.helpdesk4j.adapter.retrofit.Region;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Option;

/** Lists the newest tickets that are waiting. */
public final class FirstProgram {

    private FirstProgram() {}

    public static void main(String[] args) {
        System.exit(listWaiting());
    }

    /** Returns the exit status. */
    private static int listWaiting() {
        var baseUrl = Option.of(System.getenv("FEISHU_BASE_URL")).getOrElse(Region.FEISHU.baseUrl());
        try (FeishuApp app = FeishuApp.builder(env("FEISHU_APP_ID"), env("FEISHU_APP_SECRET"))
                .baseUrl(baseUrl)
                .build()) {
            Helpdesk helpdesk = app.helpdesk(HelpdeskId.of(env("FEISHU_HELPDESK_ID")), env("FEISHU_HELPDESK_TOKEN"));

            var waiting = TicketCriteria.builder().statuses(CREATED, QUEUING).build();
            return helpdesk.tickets()
                    .search(waiting, PageRequest.first())
                    .peek(page -> page.items()
                            .forEach(ticket -> System.out.println(ticket.id().value())))
                    .peekLeft(failure -> System.err.println(
                            failure.summary() + " - " + failure.kind().advice()))
                    .fold(failure -> 1, page -> 0);
        }
    }

    private static String env(String name) {
        return Option.of(System.getenv(name)).getOrElseThrow(() -> new IllegalStateException(name + " is not set"));
    }
}
