package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.emulator.DeliveryAttempt;
import dev.helpdesk4j.domain.event.EventId;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that are received from the emulator over a long connection. */
@Timeout(120)
class ListenTest {

    private static final String[] LISTEN = {"events", "listen", "--take-events", "--zone", "Asia/Shanghai"};

    private final Desk desk = Desk.withLongConnections();
    private final Lines out = new Lines();

    @AfterEach
    void close() {
        desk.close();
    }

    /** Returns the credentials of the app, without those of the help desk. */
    private Map<String, String> app() {
        var environment = new HashMap<>(desk.environment());
        environment.keySet().removeIf(name -> name.contains("HELPDESK"));
        environment.put("FEISHU_BASE_URL", desk.baseUrl());
        return environment;
    }

    private RunningCommand listen(OutputStream to, String... args) throws InterruptedException {
        var listening = RunningCommand.start(to, app(), Run.with(LISTEN, args));
        assertThat(listening.err().next()).isEqualTo("helpdesk: connected");
        return listening;
    }

    /** Causes three events, of every kind that the emulator has. */
    private void story() {
        var story = desk.fake().guest("Lin").opensTicket();
        desk.clock().advance(Duration.ofSeconds(61));
        story.guestSays("The VPN fails,\nsince today.");
        desk.clock().advance(Duration.ofSeconds(61));
        story.agent("Mei").enters();
    }

    @Test
    void eachEventIsALineOfATable() throws Exception {
        var listening = listen(out, "--count", "3");

        story();

        assertThat(listening.status()).isZero();
        assertThat(out).hasToString("""
                TIME                 EVENT            TICKET                DETAILS
                2026-03-02 17:00:00  ticket created   7000000000000000001   guest Lin, channel search
                2026-03-02 17:01:01  message created  7000000000000000001   guest: The VPN fails, since today.
                2026-03-02 17:02:02  ticket updated   7000000000000000001   status created -> processing, stage bot -> agent
                """);
        assertThat(listening.err()).hasToString("helpdesk: connected\nhelpdesk: stopped\n");
    }

    @Test
    void eachEventIsADocumentOnALine() throws Exception {
        var listening = listen(out, "--count", "3", "--output", "json");

        story();

        assertThat(listening.status()).isZero();
        assertThat(out).hasToString("""
                {"event":"TICKET_CREATED","id":"7bb4a393044b33748a64d5ccfd4c118e","createdAt":"2026-03-02T09:00:00Z",\
                "helpdeskId":"6900000000000000001","ticketId":"7000000000000000001",\
                "chatId":"oc_502b6f2cc0133407beacb70cb65d1d44","ticket":{"id":"7000000000000000001",\
                "helpdeskId":"6900000000000000001","stage":"BOT","status":"CREATED","channel":"SEARCH",\
                "guest":{"id":"ou_b3cd9344dad33f77b4fd532b70660aa2","name":"Lin"},\
                "createdAt":"2026-03-02T09:00:00Z","updatedAt":"2026-03-02T09:00:00Z"}}
                {"event":"MESSAGE_CREATED","id":"172f2daf211536a3aef47c2a9a1d9e21","createdAt":"2026-03-02T09:01:01Z",\
                "ticketId":"7000000000000000001","chatId":"oc_502b6f2cc0133407beacb70cb65d1d44",\
                "ticketStatus":"CREATED","senderRole":"GUEST","position":1,\
                "queryId":"5e58a224-f627-3414-8309-1c67cc1cc0f3","message":{"id":"7100000000000000001",\
                "chatMessageId":"om_a18c300f99d034558b1fb46df53bd01a",\
                "sender":{"id":"ou_b3cd9344dad33f77b4fd532b70660aa2"},"kind":"TEXT",\
                "text":"The VPN fails,\\nsince today."}}
                {"event":"TICKET_UPDATED","id":"b4333fb394ac3bdb8327f6ca1aebbea7","createdAt":"2026-03-02T09:02:02Z",\
                "helpdeskId":"6900000000000000001","ticketId":"7000000000000000001",\
                "chatId":"oc_502b6f2cc0133407beacb70cb65d1d44","ticket":{"id":"7000000000000000001",\
                "helpdeskId":"6900000000000000001","stage":"AGENT","status":"PROCESSING","channel":"SEARCH",\
                "guest":{"id":"ou_b3cd9344dad33f77b4fd532b70660aa2","name":"Lin"},\
                "createdAt":"2026-03-02T09:00:00Z","updatedAt":"2026-03-02T09:02:02Z"},\
                "before":{"stage":"BOT","status":"CREATED","updatedAt":"2026-03-02T09:01:01Z"}}
                """);
    }

    @Test
    void itRefusesToTakeEventsByAccident() {
        Run.of(app(), "events", "listen")
                .assertInvalidUsage(
                        "each event is delivered to one connection of the app only",
                        "takes events away from a running application; add --take-events to allow it");

        assertThat(desk.longConnections().open()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --count 0                              | --count must be 1 or more, got 0
            --count x                              | --count
            --sample                               | Unknown option: '--sample'
            --output xml                           | value must be one of table, json, got 'xml'
            --base-url http://127.0.0.1:1 --region lark | --base-url must not be combined with --region
            --base-url http://open.feishu.cn       | base URL must be an https URL
            """)
    void invalidOptionsAreInvalidUsage(String args, String reason) {
        Run.of(app(), Run.with(LISTEN, args.split(" "))).assertInvalidUsage(reason);
    }

    @Test
    void onlyTheAppsCredentialsAreNeeded() {
        Run.of(Map.of(), LISTEN)
                .assertInvalidUsage("missing environment variables: FEISHU_APP_ID, FEISHU_APP_SECRET; set them");
    }

    @Test
    void aWrongSecretIsAFailureWithAdvice() {
        var environment = new HashMap<>(app());
        environment.put("FEISHU_APP_SECRET", "marked-wrong-secret");

        var run = Run.of(environment, LISTEN)
                .assertFailure(
                        "listen to events failed: UNAUTHENTICATED (514): ",
                        " - check FEISHU_APP_ID, FEISHU_APP_SECRET and the region");

        assertThat(run.err()).doesNotContain("marked");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403        | FORBIDDEN (403)           | choose the long connection for events in the developer console
            1000040351 | WRONG_DOMAIN (1000040351) | choose the app's region with --region
            """)
    void aPermanentRefusalIsAFailureWithAdvice(int code, String summary, String advice) {
        desk.longConnections().refuse(code);

        Run.of(app(), LISTEN).assertFailure("listen to events failed: " + summary, " - " + advice);
    }

    @Test
    void aTemporaryRefusalIsReportedWithAdvice() throws Exception {
        desk.longConnections().refuse(1000040350);

        try (var listening = ChildProcess.start(app(), LISTEN)) {
            assertThat(listening.nextError())
                    .matches("helpdesk: not connected: TOO_MANY_CONNECTIONS \\(1000040350\\): .*"
                            + " - close another connection of the app, which may have 50; next attempt in \\d+ s");
            listening.terminate();

            assertThat(listening.status()).isEqualTo(143);
        }
    }

    @Test
    void aCutConnectionIsReportedAndEventsFollow() throws Exception {
        var listening = listen(out, "--count", "1");

        desk.longConnections().cut();
        assertThat(listening.err().next()).matches("helpdesk: not connected: CUT.*; next attempt in 1 s");
        assertThat(listening.err().next()).isEqualTo("helpdesk: connected");
        desk.fake().guest("Lin").opensTicket();

        assertThat(listening.status()).isZero();
        assertThat(out.toString().lines()).hasSize(2);
    }

    /** Deliveries of one ticket are made one after the other, so that the duplicate precedes the second event. */
    @Test
    void aRedeliveredEventIsWrittenOnce() throws Exception {
        var listening = listen(out, "--count", "2", "--output", "json");

        var story = desk.fake().guest("Lin").opensTicket();
        var first = eventOf(out.next());
        desk.longConnections().duplicate(first);
        story.guestSays("Hello?");

        assertThat(listening.status()).isZero();
        assertThat(eventOf(out.next())).isNotEqualTo(first);
        assertThat(out.toString().lines()).hasSize(2);
        assertThat(desk.longConnections()
                        .attempts()
                        .filter(attempt -> attempt.event().equals(first)))
                .hasSize(2)
                .allMatch(DeliveryAttempt::isAcknowledged);
    }

    private static EventId eventOf(String line) {
        return EventId.of(line.replaceFirst(".*\"id\":\"(\\w+)\",\"createdAt\".*", "$1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json"})
    void eventsAtTheSameTimeAreWholeLines(String format) throws Exception {
        var listening = listen(out, "--count", "200", "--output", format);

        for (var guest = 0; guest < 200; guest++) {
            desk.fake().guest("Guest " + guest).opensTicket();
        }

        assertThat(listening.status()).isZero();
        var lines =
                out.toString().lines().filter(line -> !line.startsWith("TIME")).toList();
        assertThat(lines)
                .hasSize(200)
                .doesNotHaveDuplicates()
                .allMatch(line -> line.matches(
                        "json".equals(format)
                                ? "\\{\"event\":\"TICKET_CREATED\",.*\"}}"
                                : ".* guest Guest \\d+, channel search"));
    }

    @Test
    void eventsAfterTheLastOneAreNotTaken() throws Exception {
        var listening = listen(out, "--count", "3", "--output", "json");

        for (var guest = 0; guest < 20; guest++) {
            desk.fake().guest("Guest " + guest).opensTicket();
        }

        assertThat(listening.status()).isZero();
        assertThat(out.toString().lines()).hasSize(3);
        assertThat(desk.longConnections().attempts().filter(DeliveryAttempt::isAcknowledged))
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json"})
    void anEventThatCannotBeWrittenIsNotTaken(String format) throws Exception {
        var listening = listen(closedAfter("json".equals(format) ? 1 : 2), "--output", format);

        var story = desk.fake().guest("Lin").opensTicket();
        story.guestSays("Hello?");

        assertThat(listening.status()).isEqualTo(1);
        assertThat(listening.err()).hasToString("""
                helpdesk: connected
                helpdesk: standard output cannot be written: the output was closed (broken pipe) or the disk is full
                helpdesk: stopped
                """);
        assertThat(desk.longConnections().attempts().map(DeliveryAttempt::isAcknowledged))
                .containsExactly(true, false);
        assertThat(desk.longConnections().pending())
                .singleElement()
                .satisfies(pending -> assertThat(pending.attempt()).isEqualTo(2));
    }

    /** Returns an output that is closed, as by {@code head}, after so many lines. */
    private static OutputStream closedAfter(int lines) {
        return new OutputStream() {

            private int remaining = lines;

            @Override
            public synchronized void write(int unit) throws IOException {
                if (remaining == 0) {
                    throw new IOException("Broken pipe");
                }
                if (unit == '\n') {
                    remaining--;
                }
            }
        };
    }

    @Test
    void aSignalClosesTheConnection() throws Exception {
        try (var listening = ChildProcess.start(app(), LISTEN)) {
            assertThat(listening.nextError()).isEqualTo("helpdesk: connected");
            desk.fake().guest("Lin").opensTicket();
            listening.outUntil("2026-03-02 17:00:00  ticket created   7000000000000000001   guest Lin, channel search");

            listening.terminate();

            assertThat(listening.status()).isEqualTo(143);
            assertThat(listening.err()).isEqualTo("helpdesk: connected\nhelpdesk: stopped\n");
            assertThat(desk.longConnections().attempts()).singleElement().matches(DeliveryAttempt::isAcknowledged);
        }
    }

    @Test
    void eachStateIsOneLine() throws Exception {
        try (var listening = ChildProcess.start(app(), LISTEN)) {
            assertThat(listening.nextError()).isEqualTo("helpdesk: connected");
            desk.longConnections().cut();
            assertThat(listening.nextError()).startsWith("helpdesk: not connected: CUT");
            assertThat(listening.nextError()).isEqualTo("helpdesk: connected");

            listening.terminate();

            assertThat(listening.status()).isEqualTo(143);
            assertThat(listening.err().lines()).hasSize(4);
        }
    }

    @Test
    void anUnexpectedExceptionEndsTheCommand() throws Exception {
        var thrown = new AtomicBoolean();
        var listening = listen(new OutputStream() {
            @Override
            public void write(int unit) {
                if (!thrown.getAndSet(true)) {
                    throw new IllegalStateException("unexpected");
                }
            }
        });

        desk.fake().guest("Lin").opensTicket();

        assertThat(listening.err().next()).isEqualTo("helpdesk: stopped");
        assertThat(listening.err().next())
                .startsWith("helpdesk: unexpected error: ")
                .contains("IllegalStateException");
        assertThat(listening.status()).isEqualTo(1);
    }

    @Test
    void refusedFramesAreLoggedOnlyIfWanted() throws Exception {
        try (var quiet = ChildProcess.start(app(), Run.with(LISTEN, "--count", "1"))) {
            assertThat(quiet.nextError()).isEqualTo("helpdesk: connected");
            assertThat(refusalsOf(quiet)).isEmpty();
        }
        try (var verbose = ChildProcess.start(app(), Run.with(LISTEN, "--count", "1", "-v"))) {
            assertThat(verbose.nextError()).endsWith("long connection: connecting");
            assertThat(verbose.nextError()).endsWith("long connection: connected");
            assertThat(verbose.nextError()).isEqualTo("helpdesk: connected");
            assertThat(refusalsOf(verbose)).singleElement().asString().endsWith("refused: MALFORMED_FRAME");
        }
    }

    private List<String> refusalsOf(ChildProcess listening) throws Exception {
        desk.longConnections().sendGarbage();
        desk.fake().guest("Lin").opensTicket();
        assertThat(listening.status()).isZero();
        assertThat(listening.err()).doesNotContain(desk.environment().get("FEISHU_APP_SECRET"));
        return listening.err().lines().filter(line -> line.contains("refused")).toList();
    }
}
