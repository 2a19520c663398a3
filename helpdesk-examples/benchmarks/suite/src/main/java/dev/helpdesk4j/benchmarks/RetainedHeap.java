package dev.helpdesk4j.benchmarks;

import com.lark.oapi.core.response.RawResponse;
import com.lark.oapi.core.utils.UnmarshalRespUtil;
import com.lark.oapi.service.helpdesk.v1.model.ListTicketResp;
import dev.helpdesk4j.adapter.retrofit.PageDecoder;
import java.util.ArrayList;
import java.util.function.Supplier;

/** Prints the bytes of heap that a decoded page of 200 tickets retains: ours, ours with comments, and the SDK's. */
final class RetainedHeap {

    private static final int PAGES = 50;

    private RetainedHeap() {}

    public static void main(String[] args) throws Exception {
        var bytes = DecodeBenchmark.page(false);
        var page = new PageDecoder(bytes);
        var withComments = new PageDecoder(DecodeBenchmark.page(true));
        var response = new RawResponse();
        response.setBody(bytes);
        System.out.println(retained(page::decode) + " " + retained(withComments::decode) + " "
                + retained(() -> UnmarshalRespUtil.unmarshalResp(response, ListTicketResp.class)));
    }

    private static long retained(Supplier<?> decoded) {
        decoded.get();
        var pages = new ArrayList<Object>(PAGES);
        var before = used();
        for (var page = 0; page < PAGES; page++) {
            pages.add(decoded.get());
        }
        var retained = (used() - before) / PAGES;
        pages.clear();
        return retained;
    }

    private static long used() {
        for (var i = 0; i < 3; i++) {
            System.gc();
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
