package dev.helpdesk4j.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One help desk may be used by many threads at the same time. */
public abstract class ConcurrencyContract extends HelpdeskContract<ArrangedFixture> {

    private static final int THREADS = 16;
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final TicketId TICKET = TicketId.of("6948728206392295444");

    @Override
    final String advice() {
        return "Make the help desk safe for many threads: each call returns its own result.";
    }

    @BeforeEach
    @WithinAMinute
    void arrange() {
        fixture().has(Examples.ticket(TICKET.value(), TicketStatus.PROCESSING, "2026-03-02T09:00:00Z"));
    }

    /** Returns the results of the task for 0 to 159, run by sixteen threads that start together. */
    private static <T> List<T> together(NumberedTask<T> task) throws Exception {
        var tasks = new ArrayList<Callable<List<T>>>();
        for (var thread = 0; thread < THREADS; thread++) {
            var first = thread * 10;
            tasks.add(() -> {
                var results = new ArrayList<T>();
                for (var number = first; number < first + 10; number++) {
                    results.add(task.run(number));
                }
                return results;
            });
        }
        return Await.together(
                        "the ten calls of each of sixteen threads end",
                        BOUND,
                        tasks,
                        "Calls must not wait for each other: look for a lock that is held during a call.")
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private interface NumberedTask<T> {
        T run(int number) throws Exception;
    }

    @Test
    void messagesSentByManyThreadsAllArriveOnce() throws Exception {
        shows(Law.SEND_MESSAGE, Law.SENDS_AT_ONCE, Law.OWN_WRITES_ARE_READ);
        var ids = together(number -> result(messages().send(TICKET, OutgoingMessage.text("message " + number))));

        assertThat(ids).as("ids of the sent messages").hasSize(160).doesNotHaveDuplicates();
        if (fixture().arrived(TICKET).size() < 160) {
            throw BrokenLaw.of("all sends succeeded and not all messages have arrived", Law.SENDS_AT_ONCE);
        }
        var expected =
                IntStream.range(0, 160).mapToObj(number -> "message " + number).toList();
        assertThat(listedAfterSending(160, TICKET)
                        .map(message -> message.content().plainText()))
                .as("listed messages, each sent once")
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyReaderSeesTheWholeListing() throws Exception {
        shows(Law.SEARCH_TICKETS);
        for (var number = 1; number <= 20; number++) {
            fixture().has(Examples.ticket("t" + number, TicketStatus.CREATED, "2026-03-01T00:00:00Z"));
        }

        var totals = together(number -> search(TicketCriteria.any()).items().size());

        assertThat(totals).as("rows in the listing of each reader").containsOnly(21);
    }

    @Test
    void everyReaderFindsItsTicket() throws Exception {
        shows(Law.FIND_TICKET);
        for (var number = 0; number < 160; number++) {
            fixture().has(Examples.ticket("t" + number, TicketStatus.CREATED, "2026-03-01T00:00:00Z"));
        }

        var found = together(
                number -> result(tickets().find(TicketId.of("t" + number))).id().value());

        assertThat(found)
                .as("ids of the found tickets, in the order of the requested ids")
                .isEqualTo(
                        IntStream.range(0, 160).mapToObj(number -> "t" + number).toList());
    }
}
