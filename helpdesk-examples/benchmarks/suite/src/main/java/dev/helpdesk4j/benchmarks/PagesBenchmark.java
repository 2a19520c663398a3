package dev.helpdesk4j.benchmarks;

import com.lark.oapi.Client;
import dev.helpdesk4j.adapter.retrofit.FeishuApp;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.history.TicketHistory;
import dev.helpdesk4j.ports.history.WalkOptions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Reads 10,000 tickets: 50 pages one after the other, and through a walk with four pages in flight. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PagesBenchmark {

    static final int TICKETS = 10_000;

    private static final int PAGES_IN_FLIGHT = 4;

    private FeishuApp app;
    private Helpdesk helpdesk;
    private ExecutorService pool;
    private Client client;

    @Setup
    public void connect() {
        app = Desk.unlimitedApp(Desk.server());
        helpdesk = Desk.of(app);
        client = Desk.sdk(Desk.server());
        pool = Executors.newFixedThreadPool(PAGES_IN_FLIGHT);
    }

    @TearDown
    public void close() {
        pool.shutdown();
        app.close();
    }

    private static int check(int tickets) {
        if (tickets != TICKETS) {
            throw new IllegalStateException("all pages must have " + TICKETS + " tickets, got " + tickets);
        }
        return tickets;
    }

    @Benchmark
    public int helpdesk4j() {
        var tickets = 0;
        for (var page = 1; page <= TICKETS / PageRequest.MAX_SIZE; page++) {
            tickets += helpdesk.tickets()
                    .search(TicketCriteria.any(), PageRequest.of(page, PageRequest.MAX_SIZE))
                    .getOrElseThrow(HelpdeskFailure::toException)
                    .items()
                    .size();
        }
        return check(tickets);
    }

    @Benchmark
    public int helpdesk4jWalk() {
        var tickets = new AtomicInteger();
        var history = TicketHistory.of(helpdesk, WalkOptions.defaults().pagesInFlight(PAGES_IN_FLIGHT, pool));
        try (var walk = history.created(FullTickets.range(TICKETS))) {
            walk.forEachBatch(batch -> tickets.addAndGet(batch.size()))
                    .getOrElseThrow(stopped -> new IllegalStateException(stopped.summary()));
        }
        return check(tickets.get());
    }

    @Benchmark
    public int sdk() throws Exception {
        var tickets = 0;
        for (var page = 1; page <= TICKETS / PageRequest.MAX_SIZE; page++) {
            var response = client.helpdesk().v1().ticket().list(Desk.page(page));
            tickets += response.getData().getTickets().length;
        }
        return check(tickets);
    }
}
