package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeTest {

    @ParameterizedTest
    @CsvSource({
        "--port=65536, 'a port is 0 to 65535, but was 65536'",
        "--port=-1,    'a port is 0 to 65535, but was -1'",
        "--port=http,  '--port'",
        "--tickets=-1, '--tickets must be 0 to 1000000, got -1'",
        "--tickets=x,  '--tickets'",
        "--tickets=2000000000, '--tickets must be 0 to 1000000, got 2000000000'",
    })
    void whatCannotBeServedIsWrongUsage(String option, String reason) {
        Run.of(Map.of(), "serve", option).wasWrongUsage(reason);
    }

    @Test
    void ticketsThatDoNotFitIntoMemoryAreWrongUsage() throws Exception {
        ChildProcess.runWithMemory(24, "serve", "--tickets", "100000")
                .wasWrongUsage("100000 tickets do not fit into the memory that Java may use", "-Xmx6g");
    }

    @Test
    void aPortThatIsTakenIsRefused() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run.of(Map.of(), "serve", "--port", "" + taken.getLocalPort(), "--tickets", "0")
                    .wasRefused("the emulator cannot listen on port " + taken.getLocalPort(), "choose another --port");
        }
    }

    @Test
    void whoTakesWhatItPrintsGetsAnswersUntilItIsStoppedAndThenThePortIsFree() throws Exception {
        try (var serve = ChildProcess.start(Map.of(), "serve", "--tickets", "30", "--rate-limits")) {
            var told = serve.outUntil("Stop it with Ctrl-C.");
            var environment = new HashMap<String, String>();
            told.stream().filter(line -> line.startsWith("  export ")).forEach(line -> {
                var pair = line.substring("  export ".length()).split("=", 2);
                environment.put(pair[0], pair[1]);
            });

            var listed = Run.of(environment, "tickets", "list").wasDone();
            serve.terminate();

            assertThat(listed.out()).endsWith("rows 1 to 20 of 30 tickets\n");
            assertThat(serve.status()).isEqualTo(143);
            var address = URI.create(environment.get("FEISHU_BASE_URL"));
            assertThat(told.get(0)).endsWith(" listens on " + address);
            var port = address.getPort();
            try (var again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(again.isBound()).isTrue();
            }
        }
    }
}
