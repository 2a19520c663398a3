package dev.helpdesk4j.adapter.fake.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.http.Request;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class RequestLogTest {

    private static final long MIB = 1024 * 1024;

    private final RequestLog log = new RequestLog();

    @Test
    void theLast1000AreKept() {
        for (var i = 0; i < 1001; i++) {
            log.add(request("/" + i, 1));
        }

        assertThat(log.requests()).hasSize(1000);
        assertThat(log.requests().head().target()).isEqualTo("/1");
        assertThat(log.requests().last().target()).isEqualTo("/1000");
    }

    @Test
    void noMoreThan16MebibytesAreKept() {
        log.add(request("/small", 1));
        for (var i = 0; i < 4; i++) {
            log.add(request("/" + i, 4 * MIB));
        }
        assertThat(log.requests()).extracting(RecordedRequest::target).containsExactly("/0", "/1", "/2", "/3");

        log.add(request("/last", 4 * MIB + 1));

        assertThat(log.requests()).extracting(RecordedRequest::target).containsExactly("/2", "/3", "/last");
        log.add(request("/small", 4 * MIB - 1));
        assertThat(log.requests()).hasSize(4);
    }

    @Test
    void aClearedLogHasRoomForAllThatFits() {
        log.add(request("/1", 16 * MIB));
        log.clear();

        assertThat(log.requests()).isEmpty();
        log.add(request("/2", 16 * MIB));
        assertThat(log.requests()).hasSize(1);
    }

    @Test
    void requestsAreForgottenWhenTheyAreCleared() throws Exception {
        try (var emulator = HelpdeskEmulator.builder(FakeHelpdesk.empty()).start()) {
            var client = new Client(emulator);
            client.requestToken("app", "before");

            emulator.clearRequests();
            client.requestToken("app", "after");

            assertThat(emulator.requests().single().body()).contains("after");
        }
    }

    @Test
    void aRequestCountsWithItsBodyAndHeaders() throws Exception {
        try (var emulator = HelpdeskEmulator.builder(FakeHelpdesk.empty()).start()) {
            var client = new Client(emulator);
            for (var i = 0; i < 5; i++) {
                client.requestToken("app" + i, "x".repeat(4 * (int) MIB - 100));
            }

            assertThat(emulator.requests()).hasSize(3);
            assertThat(emulator.requests().last().body()).contains("app4").hasSizeGreaterThan(4 * (int) MIB - 100);
        }
    }

    private static Request request(String path, long bytes) {
        return new Request(
                "HTTP/1.1", "GET", Option.none(), path, Option.none(), LinkedHashMap.empty(), "", bytes, Option.none());
    }
}
