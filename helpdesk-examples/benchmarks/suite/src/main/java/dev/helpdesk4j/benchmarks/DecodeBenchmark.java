package dev.helpdesk4j.benchmarks;

import com.lark.oapi.core.response.RawResponse;
import com.lark.oapi.core.utils.UnmarshalRespUtil;
import com.lark.oapi.service.helpdesk.v1.model.ListTicketResp;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.adapter.retrofit.PageDecoder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Decodes a page of 200 tickets, from the bytes of the response's body to objects. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecodeBenchmark {

    private PageDecoder page;
    private PageDecoder pageWithComments;
    private RawResponse sdkPage;

    @Setup
    public void prepare() throws Exception {
        var bytes = page(false);
        page = new PageDecoder(bytes);
        pageWithComments = new PageDecoder(page(true));
        sdkPage = new RawResponse();
        sdkPage.setStatusCode(200);
        sdkPage.setBody(bytes);
        check(page.decode().items().size());
        check(sdk().getData().getTickets().length);
    }

    private static void check(int tickets) {
        if (tickets != 200) {
            throw new IllegalStateException("a page must have 200 tickets, got " + tickets);
        }
    }

    /** Returns the body of a page of 200 full tickets. */
    static byte[] page(boolean comments) throws Exception {
        try (var emulator =
                HelpdeskEmulator.builder(FullTickets.desk(200, comments)).start()) {
            return new Wire(emulator.baseUrl()).page(1);
        }
    }

    @Benchmark
    public Object helpdesk4j() {
        return page.decode();
    }

    @Benchmark
    public Object helpdesk4jWithComments() {
        return pageWithComments.decode();
    }

    @Benchmark
    public ListTicketResp sdk() {
        return UnmarshalRespUtil.unmarshalResp(sdkPage, ListTicketResp.class);
    }
}
