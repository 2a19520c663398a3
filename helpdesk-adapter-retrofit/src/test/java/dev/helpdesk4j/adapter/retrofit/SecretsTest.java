package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.helpdesk4j.adapter.retrofit.common.Secrets;
import dev.helpdesk4j.adapter.retrofit.event.ConnectionFailure;
import dev.helpdesk4j.adapter.retrofit.event.ConnectionServer;
import dev.helpdesk4j.adapter.retrofit.event.FeishuEvents;
import dev.helpdesk4j.adapter.retrofit.event.LongConnectionListener;
import dev.helpdesk4j.adapter.retrofit.event.SampleRequests;
import dev.helpdesk4j.adapter.retrofit.event.Webhook;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.EventSubscriptions.EventType;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.event.EventDelivery;
import dev.helpdesk4j.ports.event.EventReceiver;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No output of this adapter shows a secret, even if the service repeats it. The libraries log to {@code
 * java.util.logging}, as SLF4J does in this test.
 */
@ParameterizedClass
@EnumSource(Scheme.class)
class SecretsTest {

    @Parameter
    private Scheme scheme;

    private static final String ACCESS_TOKEN = "t-marked-access-token-5b6c";
    /** The operations of the ports, and two other calls. */
    private static final int CALLS = Operation.values().length + 2;

    private static final HelpdeskId HELPDESK = HelpdeskId.of("6626871355780366330");
    private static final List<String> SECRETS = List.of(
            MockService.APP_SECRET,
            base64(MockService.APP_SECRET),
            MockService.HELPDESK_TOKEN,
            base64(MockService.HELPDESK_TOKEN),
            ACCESS_TOKEN,
            base64(ACCESS_TOKEN),
            base64(HELPDESK.value() + ":" + MockService.HELPDESK_TOKEN));

    /** Those of a webhook, which no app has. */
    private static final List<String> WEBHOOK_SECRETS =
            List.of(SampleRequests.KEY, base64(SampleRequests.KEY), SampleRequests.TOKEN, base64(SampleRequests.TOKEN));

    private final List<String> output = new CopyOnWriteArrayList<>();
    private final Logger root = LogManager.getLogManager().getLogger("");
    private final Level levelBefore = root.getLevel();
    private final Handler listener = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord logged) {
            output.add(formatter.format(logged));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void listen() {
        listener.setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        root.removeHandler(listener);
        root.setLevel(levelBefore);
    }

    private void capture(Object text) {
        output.add(String.valueOf(text));
    }

    private void capture(HelpdeskFailure failure) {
        capture((Object) failure);
        capture(failure.summary());
        capture(failure.reason());
        var trace = new StringWriter();
        failure.toException().printStackTrace(new PrintWriter(trace));
        capture(trace);
    }

    private void callEverything(FeishuApp app) {
        var helpdesk = app.helpdesk(HELPDESK, MockService.HELPDESK_TOKEN);
        capture(app);
        capture(helpdesk);
        capture(helpdesk.tickets());
        capture(helpdesk.messages());
        var ticket = TicketId.of("6626871355780366331");
        var other = PlatformCall.post("/open-apis/im/v1/messages/:message_id")
                .pathParameter("message_id", "om_1")
                .body("\"" + everything() + "\"")
                .helpdesk(HELPDESK, MockService.HELPDESK_TOKEN);
        capture(other);
        capture(other.build());
        List<Supplier<Either<HelpdeskFailure, ?>>> calls = List.of(
                () -> helpdesk.tickets().find(ticket),
                () -> helpdesk.tickets().search(TicketCriteria.any(), PageRequest.first()),
                () -> helpdesk.messages().list(ticket, MessageCriteria.any(), PageRequest.first()),
                () -> helpdesk.messages().send(ticket, OutgoingMessage.text("hello")),
                () -> helpdesk.eventSubscriptions().subscribe(List.of(EventType.TICKET_CREATED)),
                () -> helpdesk.eventSubscriptions().unsubscribe(List.of(EventType.TICKET_CREATED)),
                () -> app.call(other.build()),
                () -> app.call(other.name("send " + MockService.APP_SECRET + " " + MockService.HELPDESK_TOKEN)
                        .build()));
        for (var call : calls) {
            var response = call.get();
            response.peek(this::capture);
            response.peekLeft(this::capture);
        }
    }

    private void assertOutputHasNoSecrets() {
        assertThat(output).isNotEmpty();
        for (var text : new ArrayList<>(output)) {
            assertThat(text).doesNotContain(SECRETS).doesNotContain(WEBHOOK_SECRETS);
        }
    }

    private MockService service(UnaryOperator<FeishuApp.Builder> settings) {
        return new MockService(scheme, settings);
    }

    private static String everything() {
        return String.join(" ", SECRETS);
    }

    private void enqueueForAllCalls(MockService service, int status, String body) {
        service.enqueueTokenResponse(MockService.json(200, MockService.tokenJson(ACCESS_TOKEN)));
        for (var call = 0; call < CALLS; call++) {
            service.enqueue(status, body);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {154000, 154001, 154003, 154004, 154401, 154403, 155000, 99991400, 99991663, 99991672, 190001})
    void secretsInMessagesAreRedacted(int code) {
        try (var service = service(builder -> builder)) {
            enqueueForAllCalls(
                    service,
                    400,
                    "{\"code\":" + code + ",\"msg\":\"you sent [" + everything() + "]\",\"error\":{\"log_id\":\""
                            + everything() + "\",\"permission_violations\":[{\"subject\":\"" + ACCESS_TOKEN + "\"}]}}");
            service.enqueueTokenResponse(MockService.json(200, MockService.tokenJson(ACCESS_TOKEN)));

            callEverything(service.app());
        }
        assertOutputHasNoSecrets();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 500})
    void secretsInOtherResponsesAreRedacted(int status) {
        try (var service = service(builder -> builder)) {
            enqueueForAllCalls(
                    service,
                    status,
                    "{\"code\":0,\"data\":{\"ticket\":{\"ticket_id\":\"" + everything() + "\"},"
                            + "\"tickets\":[{\"ticket_id\":\"" + ACCESS_TOKEN + ".\"}]," + everything());

            callEverything(service.app());
        }
        assertOutputHasNoSecrets();
    }

    @Test
    void secretsInIdsAreRedacted() {
        try (var service = service(builder -> builder)) {
            enqueueForAllCalls(
                    service,
                    200,
                    "{\"code\":0,\"data\":{\"ticket\":{\"ticket_id\":\"" + ACCESS_TOKEN + "!\"},"
                            + "\"tickets\":[{\"ticket_id\":\"" + ACCESS_TOKEN + ".\"}],\"messages\":[{}]}}");

            callEverything(service.app());
        }
        assertOutputHasNoSecrets();
    }

    @Test
    void secretsInLogIdsAreRedacted() {
        try (var service = service(builder -> builder)) {
            service.enqueueTokenResponse(MockService.json(200, MockService.tokenJson(ACCESS_TOKEN)));
            for (var call = 0; call < CALLS; call++) {
                service.enqueue(MockService.response(400, "{\"code\":154000}")
                        .addHeader("X-Tt-Logid", everything())
                        .build());
            }

            callEverything(service.app());
        }
        assertOutputHasNoSecrets();
        assertThat(output).anyMatch(text -> text.contains("log id ***"));
    }

    @Test
    void secretsInFieldNamesAreRedacted() {
        try (var service = service(builder -> builder)) {
            enqueueForAllCalls(service, 200, "{\"code\":0,\"data\":{\"" + ACCESS_TOKEN + "\":[1,}");

            callEverything(service.app());
        }
        assertOutputHasNoSecrets();
    }

    /** A response may contain a token that has been replaced before. */
    @Test
    void replacedTokensAreRedacted() {
        try (var service = service(builder -> builder)) {
            service.enqueueTokenResponse(MockService.json(200, MockService.tokenJson(ACCESS_TOKEN)))
                    .enqueue(401, "{\"code\":99991663,\"msg\":\"expired\"}")
                    .enqueue(400, "{\"code\":154000,\"msg\":\"you sent " + ACCESS_TOKEN + "\"}");

            callEverything(service.app());

            assertThat(service.tokenRequests()).hasSize(2);
        }
        assertOutputHasNoSecrets();
    }

    @Test
    void secretsInsideOtherSecretsAreRedacted() {
        var secrets = new Secrets();
        secrets.keep("abc");
        secrets.keep("abcdef");

        assertThat(secrets.redact("x abcdef y abc z")).isEqualTo("x *** y *** z");
    }

    @Test
    void secretsInCausesAndSuppressedExceptionsAreRedacted() {
        var secrets = new Secrets();
        secrets.keep(MockService.APP_SECRET);
        var suppressing = new IOException("closed");
        suppressing.addSuppressed(new IOException("before, with " + MockService.APP_SECRET));
        var caused = new IOException("closed", new IOException("because of " + MockService.APP_SECRET));
        var harmless = new IOException("closed");
        harmless.addSuppressed(new IOException(harmless));

        assertThat(secrets.redact(suppressing).getSuppressed()).isEmpty();
        assertThat(secrets.redact(caused).getCause()).isNull();
        assertThat(secrets.redact(harmless)).isSameAs(harmless);
    }

    /** HTTP libraries and listeners log descriptions of requests. */
    @Test
    void describedRequestsShowNoSecrets() {
        var client = Tls.trusting(new OkHttpClient.Builder())
                .eventListener(new EventListener() {
                    @Override
                    public void callStart(Call call) {
                        capture(call.request());
                    }
                })
                .build();
        try (var service = service(builder -> builder.httpClient(client))) {
            enqueueForAllCalls(service, 400, "{\"code\":154000}");

            callEverything(service.app());
        }
        assertOutputHasNoSecrets();
        assertThat(output).anyMatch(text -> text.startsWith("Request{method=GET"));
    }

    @Test
    void secretsInTokenResponsesAreRedacted() {
        try (var service = service(builder -> builder)) {
            for (var call = 0; call < CALLS; call++) {
                service.enqueueTokenResponse(MockService.json(
                        400, "{\"code\":10014,\"msg\":\"app secret invalid: " + MockService.APP_SECRET + "\"}"));
            }

            callEverything(service.app());
        }
        assertOutputHasNoSecrets();
    }

    @Test
    void successfulCallsShowNoSecrets() {
        var echo = "{\"code\":0,\"msg\":\"you sent " + everything() + "\",\"data\":\"" + everything() + "\"}";
        try (var service = service(builder -> builder.listener(report -> capture((Object) report)))) {
            service.enqueueTokenResponse(MockService.json(200, MockService.tokenJson(ACCESS_TOKEN)))
                    .enqueue(200, MockService.document("get-ticket.json"))
                    .enqueue(200, MockService.document("list-tickets.json"))
                    .enqueue(200, MockService.document("list-messages.json"))
                    .enqueue(200, MockService.document("send-message-response.json"))
                    .enqueue(200, "{\"code\":0}")
                    .enqueue(200, "{\"code\":0}")
                    .enqueue(200, echo)
                    .enqueue(200, echo);

            callEverything(service.app());
        }
        assertOutputHasNoSecrets();
        assertThat(output).anyMatch(text -> text.startsWith("RawEnvelope[you sent"));
        assertThat(output)
                .anyMatch(text -> text.contains("POST /open-apis/im/v1/messages/:message_id attempt 1: OK in "));
        assertThat(output).anyMatch(text -> text.contains("send *** *** attempt 1: OK in "));
        assertThat(output).anyMatch(text -> text.contains("find ticket attempt 1: OK in "));
        assertThat(output).anyMatch(text -> text.contains("log id 20261120log"));
    }

    /** The message of the HTTP library's exception contains such a line. */
    @Test
    void secretsInInvalidHttpAreRedacted() throws IOException {
        try (var server = serverSocket();
                var app = scheme.configure(FeishuApp.builder("cli_app", MockService.APP_SECRET)
                                .baseUrl(scheme.baseUrl(server.getLocalPort())))
                        .build()) {
            var echoServer = new Thread(() -> {
                while (true) {
                    try (var socket = server.accept()) {
                        var request = new byte[8192];
                        var length = socket.getInputStream().read(request);
                        socket.getOutputStream()
                                .write((MockService.APP_SECRET + "\r\n").getBytes(StandardCharsets.UTF_8));
                        socket.getOutputStream().write(request, 0, Math.max(length, 0));
                    } catch (IOException closed) {
                        return;
                    }
                }
            });
            echoServer.setDaemon(true);
            echoServer.start();

            callEverything(app);
        }
        assertOutputHasNoSecrets();
        assertThat(output).anyMatch(text -> text.contains("***"));
    }

    private ServerSocket serverSocket() throws IOException {
        var address = InetAddress.getLoopbackAddress();
        return scheme == Scheme.HTTP
                ? new ServerSocket(0, 50, address)
                : Tls.server().getServerSocketFactory().createServerSocket(0, 50, address);
    }

    @Test
    void buildersAndTokensShowNoSecrets() {
        capture(FeishuApp.builder("cli_app", MockService.APP_SECRET));
        capture(new TokenJson.Issued(ACCESS_TOKEN, Duration.ZERO));

        assertOutputHasNoSecrets();
    }

    @Test
    void webhooksShowNoSecrets() {
        var deliveries = new ArrayList<EventDelivery>();
        var receiver = new EventReceiver() {
            @Override
            public Receipt receive(EventDelivery delivery) {
                deliveries.add(delivery);
                throw new IllegalStateException("no store");
            }

            @Override
            public void close() {}
        };
        var listener = new dev.helpdesk4j.ports.event.EventListener() {
            @Override
            public void refused(String reason) {
                capture((Object) reason);
            }
        };
        var clear = Webhook.builder(SampleRequests.TOKEN, receiver).listener(listener);
        var encrypted = Webhook.builder(SampleRequests.TOKEN, receiver)
                .listener(listener)
                .encryptKey(SampleRequests.KEY);
        var check = SampleRequests.urlCheck(SampleRequests.TOKEN);
        var other = SampleRequests.event(SampleRequests.KEY, "{\"a\":\"" + SampleRequests.TOKEN + "\"}");
        var requests = List.of(
                SampleRequests.signed(SampleRequests.ticketCreated()),
                SampleRequests.signed(other),
                SampleRequests.signed(check),
                SampleRequests.signed(SampleRequests.TOKEN + SampleRequests.KEY),
                SampleRequests.signed(SampleRequests.ticketCreated().replace("2.0", "2.0\",\"token\":\"x")),
                SampleRequests.clear(SampleRequests.encrypted(check)),
                SampleRequests.clear(SampleRequests.encrypted(other)),
                SampleRequests.clear(SampleRequests.ticketCreated()),
                SampleRequests.clear(check),
                SampleRequests.clear("{\"" + SampleRequests.TOKEN + "\":" + SampleRequests.KEY));
        for (var builder : List.of(clear, encrypted)) {
            var webhook = builder.build();
            capture(builder);
            capture(webhook);
            for (var request : requests) {
                capture(request);
                capture(webhook.receive(request));
            }
        }
        deliveries.forEach(this::capture);
        for (var json : List.of(SampleRequests.TOKEN, "{\"" + SampleRequests.KEY + "\":")) {
            capture(catchThrowable(() -> FeishuEvents.decode(json)));
        }

        assertThat(deliveries).hasSize(3);
        assertOutputHasNoSecrets();
        assertThat(output).anyMatch(text -> text.contains("webhook: request refused: WRONG_TOKEN"));
        assertThat(output)
                .anyMatch(text -> text.contains("5e3702a84e847582be8db7fb73283c02 of kind TICKET_OPENED: FAILED"));
    }

    /** The platform repeats the secrets wherever it can. */
    @Test
    void longConnectionsShowNoSecrets() throws InterruptedException {
        var secrets = MockService.APP_SECRET + " " + base64(MockService.APP_SECRET) + " " + ConnectionServer.ACCESS_KEY;
        var time = new SimulatedTime();
        var end = new CountDownLatch(1);
        var states = new LongConnectionListener() {
            @Override
            public void lost(ConnectionFailure failure, Duration pause) {
                capture((Object) failure);
                capture(failure.summary());
                time.advance(pause);
                throw new IllegalStateException(secrets);
            }

            @Override
            public void stopped(ConnectionFailure failure) {
                capture((Object) failure);
                end.countDown();
            }
        };
        try (var server = new ConnectionServer()) {
            server.enqueueHandshake(MockService.response(400, secrets)
                    .status("HTTP/1.1 400 " + secrets)
                    .build());
            server.enqueueHandshake(MockService.response(400, secrets)
                    .addHeader("handshake-status", 514)
                    .addHeader("handshake-msg", secrets)
                    .build());
            server.enqueueHandshake(MockService.response(400, secrets)
                    .addHeader("handshake-status", 403)
                    .addHeader("handshake-msg", secrets)
                    .build());
            try (var connection = ConnectionServer.connect(server, MockService.APP_SECRET, states, time)) {
                assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
                capture(connection);
            }
        }
        assertThat(output)
                .filteredOn(text -> !text.contains("MockWebServer{"))
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain(
                                MockService.APP_SECRET, base64(MockService.APP_SECRET), ConnectionServer.ACCESS_KEY));
        assertThat(output).anyMatch(text -> text.contains("FORBIDDEN (403): *** *** ***"));
    }
}
