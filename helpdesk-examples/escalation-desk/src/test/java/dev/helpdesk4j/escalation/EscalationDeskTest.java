package dev.helpdesk4j.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.escalation.adapter.database.Databases;
import dev.helpdesk4j.escalation.domain.Reason;
import dev.helpdesk4j.ports.Operation;
import io.micrometer.core.instrument.MeterRegistry;
import io.vavr.collection.List;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The whole application, started as by its main method. */
@ExtendWith(OutputCaptureExtension.class)
class EscalationDeskTest {

    private static final Duration PATIENTLY = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-02T09:00:00Z"));
    private final FakeHelpdesk fake = FakeHelpdesk.builder().clock(clock).build();

    private ConfigurableApplicationContext start(String... settings) {
        var all = List.of("--server.port=0", "--spring.datasource.url=" + Databases.h2(folder.resolve("escalations")))
                .appendAll(List.of(settings))
                .distinctByKeepLast(setting -> setting.substring(0, setting.indexOf('=')));
        var application = new SpringApplication(EscalationDesk.class);
        application.addInitializers((GenericApplicationContext context) ->
                context.registerBean("ownClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)));
        return application.run(all.toJavaArray(String[]::new));
    }

    private String[] against(HelpdeskEmulator emulator, String... more) {
        return List.of(
                        "--FEISHU_BASE_URL=" + emulator.baseUrl(),
                        "--FEISHU_APP_ID=" + emulator.appId(),
                        "--FEISHU_APP_SECRET=" + emulator.appSecret(),
                        "--FEISHU_HELPDESK_ID=" + emulator.helpdeskId().value(),
                        "--FEISHU_HELPDESK_TOKEN=" + emulator.helpdeskToken(),
                        "--escalation.patience.for-agent=1ms",
                        "--escalation.patience.for-answer=1ms",
                        "--escalation.every=100ms")
                .appendAll(List.of(more))
                .toJavaArray(String[]::new);
    }

    private HttpResponse<String> get(ConfigurableApplicationContext application, String path, String... headers) {
        var port = application.getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENTLY);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** On a Wednesday in working hours, and on a Saturday and a Sunday at night. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-03-04T03:00:00Z", "2026-03-07T17:00:00Z", "2026-03-08T20:59:59.999Z"})
    void sampleDataHasEveryReasonOnAnyDay(Instant now, CapturedOutput output) {
        clock.set(now);
        try (var application = start()) {
            await().atMost(PATIENTLY).untilAsserted(() -> {
                var page = get(application, "/").body();
                assertThat(page).contains("Sample data: no real guests are answered");
                for (var reason : Reason.values()) {
                    assertThat(page).contains("class=\"why " + reason.name().toLowerCase(Locale.ROOT));
                }
                assertThat(page).contains("<b>answered</b>").doesNotContain("<b>for a person</b>", "No tickets.");
            });
            assertThat(output).contains("Watching sample data");
            assertThat(get(application, "/board.css").statusCode()).isEqualTo(200);
            assertThat(get(application, "/actuator/health").body()).contains("\"desk\":{\"status\":\"UP\"}");
            assertThat(get(application, "/actuator/metrics/jvm.memory.used").body())
                    .contains("measurements");
            assertThat(get(application, "/actuator/env").statusCode()).isEqualTo(404);
        }
    }

    /** Returns the status line of the response to a request with this host, which the JDK's client would not send. */
    private static String statusFor(ConfigurableApplicationContext application, String path, String host) {
        var port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENTLY.toMillis());
            var request = "GET " + path + " HTTP/1.1\r\nHost: " + host.replace("PORT", "" + port)
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void onlyRequestsToConfiguredAndLocalNamesAreServed() {
        try (var application = start("--escalation.hosts=desk.example.com, Other.example.com")) {
            for (var path : List.of("/", "/board.css", "/actuator/health", "/actuator/metrics")) {
                for (var host :
                        List.of("evil.example.com", "evil.example.com:PORT", "localhost.evil.example.com:PORT")) {
                    assertThat(statusFor(application, path, host))
                            .as(path + " at " + host)
                            .startsWith("HTTP/1.1 421");
                }
                for (var host : List.of(
                        "localhost:PORT",
                        "LOCALHOST",
                        "127.0.0.1:PORT",
                        "127.1.2.3",
                        "[::1]:PORT",
                        "desk.example.com",
                        "other.example.com:443")) {
                    assertThat(statusFor(application, path, host))
                            .as(path + " at " + host)
                            .startsWith("HTTP/1.1 200");
                }
            }
            assertThat(statusFor(application, "http://evil.example.com/", "localhost"))
                    .doesNotStartWith("HTTP/1.1 200");
            assertThat(statusFor(application, "http://evil.example.com/", "evil.example.com"))
                    .startsWith("HTTP/1.1 421");
        }
    }

    @Test
    void thePageIsTheSameInATurkishLocale() {
        fake.guest("Lin").opensTicket().botHandsOver();
        clock.advance(Duration.ofMinutes(1));
        try (var emulator = HelpdeskEmulator.builder(fake).start();
                var application = start(against(emulator))) {
            await().atMost(PATIENTLY)
                    .until(() -> get(application, "/", "Accept-Language", "tr-TR")
                            .body()
                            .contains("class=\"why waits_for_agent\""));
        }
    }

    @Test
    void escalationsSurviveARestart() {
        try (var application = start()) {
            await().atMost(PATIENTLY).until(() -> get(application, "/").body().contains("<b>answered</b>"));
        }
        try (var application = start(
                "--escalation.patience.for-agent=29d",
                "--escalation.patience.for-answer=29d",
                "--escalation.patience.for-person=29d")) {
            await().atMost(PATIENTLY).until(() -> get(application, "/").body().contains("last run: "));
            assertThat(get(application, "/").body()).contains("<b>answered</b>");
        }
    }

    @Test
    void anEmptyDeskShowsNoTickets() {
        try (var emulator = HelpdeskEmulator.builder(fake).start();
                var application = start(against(emulator))) {
            assertThat(get(application, "/").body())
                    .contains("No tickets.")
                    .contains("help desk " + emulator.helpdeskId().value())
                    .doesNotContain("Sample");
        }
    }

    @Test
    void answersAreSentOverHttpAndRequestsAreMeasured(CapturedOutput output) {
        var story = fake.guest("<script>alert('Lin')</script>").opensTicket().botHandsOver();
        var other = fake.guest("Ann")
                .opensTicket()
                .agent("Mei")
                .enters()
                .replies("Which VPN?")
                .guestSays("Ours");
        clock.advance(Duration.ofMinutes(1));
        try (var emulator = HelpdeskEmulator.builder(fake).start();
                var application = start(against(emulator))) {
            await().atMost(PATIENTLY).until(() -> fake.sent().size() == 2);
            await().atMost(PATIENTLY).until(() -> get(application, "/").body().split("<b>answered</b>").length == 3);

            assertThat(fake.sent().map(sent -> sent.ticket())).containsExactlyInAnyOrder(story.id(), other.id());
            var page = get(application, "/").body();
            assertThat(page)
                    .contains("&lt;script&gt;alert(&#39;Lin&#39;)&lt;/script&gt;")
                    .doesNotContain("<script");

            var meters = application.getBean(MeterRegistry.class);
            var sent = meters.get("helpdesk.attempts")
                    .tags("operation", "SEND_MESSAGE", "outcome", "SUCCESS", "status", "200")
                    .timer();
            assertThat(sent.count()).isEqualTo(2);
            assertThat(sent.totalTime(TimeUnit.NANOSECONDS)).isPositive();
            assertThat(meters.get("helpdesk.permits")
                            .tags("operation", "SEND_MESSAGE")
                            .timer()
                            .count())
                    .isEqualTo(2);
            assertThat(get(application, "/actuator/metrics/helpdesk.attempts").body())
                    .contains("SEARCH_TICKETS");
            assertThat(page + output).doesNotContain(emulator.appSecret()).doesNotContain(emulator.helpdeskToken());
        }
    }

    private static URI events(ConfigurableApplicationContext application) {
        return URI.create(
                "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + "/events");
    }

    private int send(HttpRequest request) throws Exception {
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** The next run is an hour away. */
    @Test
    void anEventIsReactedToAtOnce(CapturedOutput output) throws Exception {
        try (var emulator = HelpdeskEmulator.builder(fake).start();
                var application = start(against(
                        emulator,
                        "--escalation.every=1h",
                        "--FEISHU_VERIFICATION_TOKEN=" + SignedEvent.VERIFICATION_TOKEN,
                        "--FEISHU_ENCRYPT_KEY=" + SignedEvent.ENCRYPT_KEY))) {
            await().atMost(PATIENTLY).until(() -> get(application, "/").body().contains("last run: "));
            fake.put(Ticket.builder(TicketId.of(SignedEvent.TICKET))
                    .stage(Stage.AGENT)
                    .status(TicketStatus.QUEUING)
                    .timeline(Timeline.openedAt(clock.instant()))
                    .build());
            clock.advance(Duration.ofMinutes(1));

            assertThat(send(SignedEvent.to(events(application)))).isEqualTo(200);

            await().atMost(PATIENTLY).until(() -> fake.sent().size() == 1);
            var meters = application.getBean(MeterRegistry.class);
            await().atMost(PATIENTLY)
                    .until(() -> meters.get("helpdesk.events.inbox").gauge().value() == 0);
            assertThat(send(SignedEvent.to(events(application)))).isEqualTo(200);
            var another = "{\"encrypt\":\"AAAA\"}".getBytes(StandardCharsets.UTF_8);
            assertThat(send(SignedEvent.to(events(application), another))).isEqualTo(403);
            for (var receipt : List.of("STORED", "DUPLICATE")) {
                assertThat(meters.get("helpdesk.events.received")
                                .tags("receipt", receipt)
                                .timer()
                                .count())
                        .as(receipt)
                        .isEqualTo(1);
            }
            assertThat(meters.get("helpdesk.events.refused")
                            .tags("reason", "WRONG_SIGNATURE")
                            .counter()
                            .count())
                    .isEqualTo(1);
            assertThat(get(application, "/actuator/metrics/helpdesk.events.received")
                            .body())
                    .contains("STORED", "DUPLICATE");
            assertThat(fake.sent()).hasSize(1);
            assertThat(output).doesNotContain(SignedEvent.VERIFICATION_TOKEN).doesNotContain(SignedEvent.ENCRYPT_KEY);
        }
    }

    @Test
    void aBodyThatIsTooLongIsRefused() throws Exception {
        try (var application = start("--FEISHU_VERIFICATION_TOKEN=" + SignedEvent.VERIFICATION_TOKEN)) {
            assertThat(send(SignedEvent.to(events(application), new byte[(1 << 20) + 1])))
                    .isEqualTo(403);
        }
    }

    @Test
    void withoutAVerificationTokenNoEventsAreReceived() throws Exception {
        try (var application = start()) {
            assertThat(send(SignedEvent.to(events(application)))).isEqualTo(404);
        }
    }

    @Test
    void wrongCredentialsAreReportedWithAdvice(CapturedOutput output) {
        try (var emulator = HelpdeskEmulator.builder(fake).start();
                var application = start(against(emulator, "--FEISHU_HELPDESK_TOKEN=wrong"))) {
            await().atMost(PATIENTLY)
                    .until(() -> get(application, "/").body().contains("check the app&#39;s id and secret"));

            assertThat(output).contains("the credentials were refused").contains("check the app's id and secret");
            assertThat(get(application, "/actuator/health").body()).contains("\"desk\":{\"status\":\"DOWN\"}");
            assertThat(get(application, "/actuator/health").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void theDeskRecoversWithTheService() {
        fake.on(Operation.SEARCH_TICKETS).always(Fault.permissionDenied("helpdesk:all"));
        try (var emulator = HelpdeskEmulator.builder(fake).start();
                var application = start(against(emulator))) {
            await().atMost(PATIENTLY)
                    .until(() -> get(application, "/actuator/health").statusCode() == 503);
            fake.recover();
            await().atMost(PATIENTLY)
                    .until(() -> get(application, "/actuator/health").statusCode() == 200);
        }
    }

    @Test
    void incompleteCredentialsPreventTheStart(CapturedOutput output) {
        assertThatThrownBy(() -> start("--FEISHU_APP_ID=cli_1", "--FEISHU_APP_SECRET=s3cret")
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("FEISHU_HELPDESK_ID, FEISHU_HELPDESK_TOKEN")
                .contains("set all four credentials")
                .doesNotContain("s3cret");
    }

    @Test
    void aNegativePatiencePreventsTheStart(CapturedOutput output) {
        assertThatThrownBy(() -> start("--escalation.patience.for-agent=-1m").close())
                .rootCause()
                .hasMessageContaining("for-agent")
                .hasMessageContaining("PT-1M");
        assertThat(output).contains("APPLICATION FAILED TO START").contains("for-agent");
    }

    @Test
    void itRunsOnPostgresToo() throws IOException {
        fake.guest("Lin").opensTicket().botHandsOver();
        clock.advance(Duration.ofMinutes(1));
        try (var postgres = EmbeddedPostgres.start();
                var emulator = HelpdeskEmulator.builder(fake).start();
                var application = start(against(
                        emulator,
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres"))) {
            await().atMost(PATIENTLY).until(() -> get(application, "/").body().contains("<b>answered</b>"));
            assertThat(fake.sent()).hasSize(1);
        }
    }
}
