package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.control.EmulatorControl;
import dev.helpdesk4j.adapter.fake.emulator.FaultProxy;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import dev.helpdesk4j.ports.Operation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each failure of the service or the network, provoked over HTTP as by a test in another language. */
class ControlledFailuresTest {

    private final FakeHelpdesk fake = FakeHelpdesk.empty();
    private final HelpdeskEmulator emulator = HelpdeskEmulator.builder(fake).start();
    private final FaultProxy proxy = FaultProxy.to(emulator);
    private final EmulatorControl control =
            EmulatorControl.builder(fake, emulator).proxy(proxy).start();
    private final FeishuApp app = FeishuApp.builder(emulator.appId(), emulator.appSecret())
            .baseUrl(proxy.baseUrl())
            .attemptTimeout(Duration.ofSeconds(30))
            .maxAttempts(1)
            .withoutLimits(Operation.values())
            .build();

    @AfterEach
    void close() {
        app.close();
        control.close();
        proxy.close();
        emulator.close();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UNSUPPORTED", "INTERRUPTED"})
    void aProvokedFailureReachesTheCaller(Kind kind) throws Exception {
        provoke(kind);

        assertThat(failure(kind).kind()).isEqualTo(kind);
    }

    private void provoke(Kind kind) throws Exception {
        switch (kind) {
            case UNREACHABLE ->
                post("/network-faults", "{'operation':'find_ticket','fault':'disconnected','always':true}");
            case OUTCOME_UNKNOWN ->
                post("/network-faults", "{'operation':'send_message','fault':'answer_lost','next':1}");
            case UNREADABLE_RESPONSE ->
                post("/faults", "{'operation':'find_ticket','fault':'unreadable_answer','next':1}");
            case SERVICE_UNAVAILABLE ->
                post("/faults", "{'operation':'find_ticket','fault':'internal_error','next':1}");
            case TICKET_CLOSED, PROHIBITED_URL -> post("/faults", fault("send_message", kind, ""));
            case REJECTED -> post("/faults", fault("find_ticket", kind, ",'code':190001"));
            default -> post("/faults", fault("find_ticket", kind, ""));
        }
    }

    private static String fault(String operation, Kind kind, String more) {
        var name = kind.name().toLowerCase(Locale.ROOT);
        return "{'operation':'" + operation + "','fault':'" + name + "','next':1" + more + "}";
    }

    private HelpdeskFailure failure(Kind kind) {
        var helpdesk = app.helpdesk(emulator.helpdeskId(), emulator.helpdeskToken());
        var ticket = fake.guest("Lin").opensTicket().id();
        return switch (kind) {
            case OUTCOME_UNKNOWN, TICKET_CLOSED, PROHIBITED_URL ->
                helpdesk.messages().send(ticket, OutgoingMessage.text("Hello")).getLeft();
            default -> helpdesk.tickets().find(ticket).getLeft();
        };
    }

    private void post(String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(control.baseUrl() + path))
                .header("Authorization", "Bearer " + control.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }
}
