package dev.helpdesk4j.benchmarks;

import com.lark.oapi.Client;
import dev.helpdesk4j.adapter.retrofit.FeishuApp;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Finds one ticket over warm connections of the loopback interface. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FindBenchmark {

    private FeishuApp app;
    private Helpdesk helpdesk;
    private Client client;
    private Wire wire;

    @Setup
    public void connect() throws IOException {
        app = Desk.unlimitedApp(Desk.server());
        helpdesk = Desk.of(app);
        client = Desk.sdk(Desk.server());
        wire = new Wire(Desk.server());
    }

    @TearDown
    public void close() {
        app.close();
    }

    @Benchmark
    public Object helpdesk4j() {
        return helpdesk.tickets().find(FullTickets.id(7)).getOrElseThrow(HelpdeskFailure::toException);
    }

    @Benchmark
    public Object sdk() throws Exception {
        var response =
                client.helpdesk().v1().ticket().get(Desk.find(FullTickets.id(7).value()));
        if (!response.success()) {
            throw new IllegalStateException("the SDK must find the ticket, got " + response.getMsg());
        }
        return response;
    }

    @Benchmark
    public Object okHttp() throws IOException {
        return wire.ticket(FullTickets.id(7).value());
    }
}
