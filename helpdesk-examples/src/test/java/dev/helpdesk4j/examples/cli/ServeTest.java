package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.helpdesk4j.adapter.retrofit.FeishuApp;
import dev.helpdesk4j.adapter.retrofit.event.LongConnection;
import dev.helpdesk4j.adapter.retrofit.event.LongConnectionListener;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.TicketOpened;
import dev.helpdesk4j.external.NeedsProgram;
import dev.helpdesk4j.ports.EventSubscriptions.EventType;
import dev.helpdesk4j.ports.event.EventListener;
import dev.helpdesk4j.ports.event.EventReceiver;
import dev.helpdesk4j.ports.event.InMemorySeenEvents;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeTest {

    @ParameterizedTest
    @CsvSource({
        "--port=65536, '--port must be 0 to 65535, got 65536'",
        "--port=-1,    '--port must be 0 to 65535, got -1'",
        "--port=http,  '--port'",
        "--tickets=-1, '--tickets must be 0 to 1000000, got -1'",
        "--tickets=x,  '--tickets'",
        "--tickets=2000000000, '--tickets must be 0 to 1000000, got 2000000000'",
    })
    void invalidServeOptionsAreInvalidUsage(String option, String reason) {
        Run.of(Map.of(), "serve", option).assertInvalidUsage(reason);
    }

    @Test
    @NeedsProgram("bash")
    void ticketsThatDoNotFitIntoMemoryAreInvalidUsage() throws Exception {
        ChildProcess.runWithMemory(24, "serve", "--tickets", "100000")
                .assertInvalidUsage("100000 tickets do not fit into the memory that Java may use", "-Xmx6g");
    }

    @Test
    void aPortThatIsTakenIsRefused() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run.of(Map.of(), "serve", "--port", "" + taken.getLocalPort(), "--tickets", "0")
                    .assertFailure(
                            "the emulator cannot listen on port " + taken.getLocalPort(), "choose another --port");
        }
    }

    @Test
    void withAControlClientsUseTheFaultProxy() throws Exception {
        try (var serve = ChildProcess.start(Map.of(), "serve", "--tickets", "30", "--control")) {
            var environment = exported(serve.outUntil("Stop it with Ctrl-C."));
            assertThat(environment)
                    .containsOnlyKeys(
                            "FEISHU_APP_ID",
                            "FEISHU_APP_SECRET",
                            "FEISHU_HELPDESK_ID",
                            "FEISHU_HELPDESK_TOKEN",
                            "FEISHU_BASE_URL",
                            "HELPDESK_CONTROL_TOKEN",
                            "HELPDESK_CONTROL_URL");

            var control = new Control(environment);
            control.done("/network-faults", "{\"fault\":\"answers\",\"answer\":{\"status\":418},\"always\":true}");
            Run.of(environment, "tickets", "list").assertFailure("HTTP 418");
            control.done("/network-faults", "{\"fault\":\"none\",\"always\":true}");
            control.done("/clock", "{\"now\":\"2030-01-01T00:00:00Z\"}");
            control.done("/tickets", "{\"guest\":\"Lin\"}");

            var listed = Run.of(environment, "tickets", "list", "--zone", "UTC").assertSuccess();
            assertThat(listed.out()).contains("2030-01-01").endsWith("rows 1 to 20 of 31 tickets\n");
        }
    }

    @Test
    void theControlsTokenIsPrintedOnce() throws Exception {
        try (var serve = ChildProcess.start(Map.of(), "serve", "--tickets", "0", "--control", "--verbose")) {
            var printed = serve.outUntil("Stop it with Ctrl-C.");
            var environment = exported(printed);
            var token = environment.get("HELPDESK_CONTROL_TOKEN");
            var control = new Control(environment);
            control.post("/faults", "{\"no\":\"" + token + "\"}");
            control.post("/tickets", token);
            control.post("/" + token, "{}");
            Run.of(environment, "tickets", "show", "7").assertFailure("code 154004");
            serve.terminate();

            assertThat(serve.status()).isEqualTo(143);
            assertThat(printed).filteredOn(line -> line.contains(token)).hasSize(1);
            assertThat(serve.err()).contains("code 154004").doesNotContain(token);
        }
    }

    @Test
    void aWebhookNeedsAVerificationToken() {
        Run.of(Map.of("FEISHU_ENCRYPT_KEY", "key"), "serve", "--webhook", "http://localhost")
                .assertInvalidUsage(
                        "missing environment variable: FEISHU_VERIFICATION_TOKEN; set it, or leave --webhook out");
    }

    @Test
    void aWebhookOnAnotherMachineIsInvalidUsage() {
        Run.of(
                        Map.of("FEISHU_VERIFICATION_TOKEN", "marked"),
                        "serve",
                        "--tickets",
                        "0",
                        "--webhook",
                        "http://example.com")
                .assertInvalidUsage("webhook URL must be http:// and localhost", "got http://example.com");
    }

    @Test
    void subscribedEventsArePostedToTheWebhook() throws Exception {
        var bodies = new LinkedBlockingQueue<String>();
        var webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.createContext("/events", exchange -> {
            try (exchange) {
                bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(200, -1);
            }
        });
        webhook.start();
        var url = "http://127.0.0.1:" + webhook.getAddress().getPort() + "/events";
        var secrets = Map.of("FEISHU_VERIFICATION_TOKEN", "marked-token", "FEISHU_ENCRYPT_KEY", "marked-key");
        var serve = ChildProcess.start(secrets, "serve", "--tickets", "0", "--control", "--verbose", "--webhook", url);
        try (serve) {
            var printed = serve.outUntil("Stop it with Ctrl-C.");
            var environment = exported(printed);
            subscribe(environment);
            new Control(environment).done("/tickets", "{\"guest\":\"Lin\"}");

            assertThat(bodies.poll(20, TimeUnit.SECONDS)).as("URL check").startsWith("{\"encrypt\":\"");
            assertThat(bodies.poll(20, TimeUnit.SECONDS)).as("event").startsWith("{\"encrypt\":\"");
            assertThat(printed)
                    .contains("Events to which a client subscribes are posted to " + url + ", encrypted and signed.")
                    .noneMatch(line -> line.contains("marked"));
            serve.terminate();
            serve.status();
        } finally {
            webhook.stop(0);
        }
        assertThat(serve.err())
                .contains("helpdesk: the check of the URL failed: webhook must return the challenge")
                .doesNotContain("marked");
    }

    @Test
    void subscribedEventsAreSentOverALongConnection() throws Exception {
        var events = new LinkedBlockingQueue<HelpdeskEvent>();
        var connected = new CountDownLatch(1);
        try (var serve = ChildProcess.start(Map.of(), "serve", "--tickets", "0", "--control");
                var receiver = EventReceiver.afterHandling(events::add, new InMemorySeenEvents(), EventListener.NONE)) {
            var printed = serve.outUntil("Stop it with Ctrl-C.");
            var environment = exported(printed);
            subscribe(environment);
            var builder = LongConnection.builder(
                            environment.get("FEISHU_APP_ID"), environment.get("FEISHU_APP_SECRET"), receiver)
                    .baseUrl(environment.get("FEISHU_BASE_URL"))
                    .stateListener(new LongConnectionListener() {
                        @Override
                        public void connected() {
                            connected.countDown();
                        }
                    });
            try (var connection = builder.start()) {
                assertThat(connected.await(20, TimeUnit.SECONDS))
                        .as("%s", connection)
                        .isTrue();
                new Control(environment).done("/tickets", "{\"guest\":\"Lin\"}");

                assertThat(events.poll(20, TimeUnit.SECONDS)).isInstanceOf(TicketOpened.class);
            }
            assertThat(printed)
                    .contains("Events to which a client subscribes are sent over the long connections of clients.");
        }
    }

    private static void subscribe(Map<String, String> environment) {
        try (var app = FeishuApp.builder(environment.get("FEISHU_APP_ID"), environment.get("FEISHU_APP_SECRET"))
                .baseUrl(environment.get("FEISHU_BASE_URL"))
                .build()) {
            var helpdesk = app.helpdesk(
                    HelpdeskId.of(environment.get("FEISHU_HELPDESK_ID")), environment.get("FEISHU_HELPDESK_TOKEN"));
            helpdesk.eventSubscriptions()
                    .subscribe(List.of(EventType.TICKET_CREATED))
                    .get();
        }
    }

    private record Control(Map<String, String> environment) {

        void done(String path, String body) throws IOException, InterruptedException {
            assertThat(post(path, body)).isEqualTo(200);
        }

        int post(String path, String body) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(URI.create(environment.get("HELPDESK_CONTROL_URL") + path))
                    .header("Authorization", "Bearer " + environment.get("HELPDESK_CONTROL_TOKEN"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void printedVariablesWorkUntilTheEmulatorIsStopped() throws Exception {
        try (var serve = ChildProcess.start(Map.of(), "serve", "--tickets", "30", "--rate-limits", "--strict")) {
            var printed = serve.outUntil("Stop it with Ctrl-C.");
            var environment = exported(printed);

            var listed = Run.of(environment, "tickets", "list").assertSuccess();
            serve.terminate();

            assertThat(listed.out()).endsWith("rows 1 to 20 of 30 tickets\n");
            assertThat(serve.status()).isEqualTo(143);
            assertThat(environment).hasSize(5);
            assertThat(environment.get("FEISHU_BASE_URL")).matches("http://127\\.0\\.0\\.1:[0-9]+");
            assertThat(printed.get(0)).endsWith(" listens on " + environment.get("FEISHU_BASE_URL"));
            var port = URI.create(environment.get("FEISHU_BASE_URL")).getPort();
            try (var again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(again.isBound()).isTrue();
            }
        }
    }

    @Test
    @NeedsProgram("bash")
    void theCommandThatItNamesWorks() throws Exception {
        try (var serve = ChildProcess.start(Map.of(), "serve", "--tickets", "1")) {
            var printed = serve.outUntil("Stop it with Ctrl-C.");
            var command = printed.stream()
                    .filter(line -> line.startsWith("Try: "))
                    .map(line -> line.substring("Try: ".length()))
                    .toList();

            var shell = new ProcessBuilder("bash", "-c", command.get(0)).redirectErrorStream(true);
            shell.environment().putAll(exported(printed));
            var process = shell.start();

            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("rows 1 to 1 of 1 tickets");
            assertThat(process.waitFor()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            target/helpdesk.jar    | java -jar target/helpdesk.jar
            /opt/my tools/help.jar | java -jar '/opt/my tools/help.jar'
            a.jar:b.jar            | java -cp a.jar:b.jar dev.helpdesk4j.examples.cli.Main
            target/classes         | java -cp target/classes dev.helpdesk4j.examples.cli.Main
            """)
    void itNamesTheCommandThatStartedIt(String classPath, String command) {
        assertThat(ServeCommand.ownCommand(classPath.replace(':', File.pathSeparatorChar)))
                .isEqualTo(command.replace(':', File.pathSeparatorChar));
    }

    @Test
    void refusalsAndWarningsAreLinesOnStandardErrorIfWanted() throws Exception {
        var serve = ChildProcess.start(Map.of(), "serve", "--tickets", "1", "--verbose");
        try (serve) {
            var environment = exported(serve.outUntil("Stop it with Ctrl-C."));
            var http = HttpClient.newHttpClient();
            var token = environment.get("FEISHU_BASE_URL") + "/open-apis/auth/v3/tenant_access_token/internal/";
            http.send(
                    HttpRequest.newBuilder(URI.create(token))
                            .POST(BodyPublishers.ofString("{\"app_secret\":\"secret\u202e\"}"))
                            .build(),
                    BodyHandlers.ofString());
            serve.terminate();
            serve.status();
        }

        assertThat(serve.err().lines())
                .satisfiesExactly(
                        warning -> assertThat(warning)
                                .matches(
                                        "20\\S+Z warning POST /open-apis/\\S+/internal/: HTTP 400, code 10003, the path must .*"),
                        refusal -> assertThat(refusal)
                                .matches(
                                        "20\\S+Z refused POST /open-apis/\\S+/internal/: HTTP 400, code 10003, .*, log id \\w+")
                                .doesNotContain("secret"));
    }

    private static Map<String, String> exported(List<String> printed) {
        var environment = new HashMap<String, String>();
        printed.stream().filter(line -> line.startsWith("  export ")).forEach(line -> {
            var pair = line.substring("  export ".length()).split("=", 2);
            environment.put(pair[0], pair[1]);
        });
        return environment;
    }
}
