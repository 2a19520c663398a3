package dev.helpdesk4j.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.EventTransport;
import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.adapter.fake.ServiceAssumption;
import dev.helpdesk4j.adapter.fake.TicketStory;
import dev.helpdesk4j.adapter.fake.control.EmulatorControl;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.adapter.fake.emulator.NetworkFault;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables in the README of helpdesk-adapter-fake are what the code has. */
class FakeTablesTest {

    private static final Document README = Document.of("helpdesk-adapter-fake/README.md");

    private static List<String> firstColumn(String heading) {
        return README.cells(heading).stream().map(row -> row.get(0)).toList();
    }

    /** Returns the names of the public methods of this type that return it. */
    private static Set<String> methods(Class<?> type, boolean factories) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> Modifier.isStatic(method.getModifiers()) == factories)
                .filter(method -> method.getReturnType() == type)
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    @Test
    void everyVerbOfAStoryIsListed() {
        var verbs = README.cells("People who act").stream()
                .flatMap(row -> Arrays.stream(row.get(1).split(", ")))
                .toList();
        var all = methods(TicketStory.class, false);
        all.remove("agent");

        assertThat(verbs).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void everyTransportOfEventsIsListed() {
        var transports = methods(EventTransport.class, true);
        transports.addAll(methods(EventTransport.class, false));

        assertThat(firstColumn("Events")).containsExactlyInAnyOrderElementsOf(transports);
    }

    @Test
    void everyFaultOfACallIsListed() {
        var faults = methods(Fault.class, true);
        faults.remove("of");

        assertThat(firstColumn("Faults of calls")).containsExactlyInAnyOrderElementsOf(faults);
    }

    @Test
    void everyFaultOfTheNetworkIsListed() {
        assertThat(firstColumn("Faults of the network"))
                .containsExactlyInAnyOrderElementsOf(methods(NetworkFault.class, true));
    }

    @Test
    void everyFaultOfALongConnectionIsListed() throws Exception {
        var faults = README.cells("Events by long connection").stream()
                .map(row -> row.get(1).split(", ")[0])
                .toList();
        var fake = FakeHelpdesk.empty();
        try (var emulator = HelpdeskEmulator.builder(fake).start();
                var control = EmulatorControl.builder(fake, emulator).start()) {
            var request = HttpRequest.newBuilder(URI.create(control.baseUrl() + "/long-connections/faults"))
                    .header("Authorization", "Bearer " + control.token())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}"))
                    .build();

            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .body())
                    .contains("fault must be one of " + String.join(", ", faults) + ", got none");
        }
    }

    @Test
    void everyAssumptionThatMayNotHoldIsListed() {
        assertThat(firstColumn("Assumptions that do not hold"))
                .containsExactlyElementsOf(Arrays.stream(ServiceAssumption.values())
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void everyRequestOfTheControlIsListed() throws Exception {
        var fake = FakeHelpdesk.empty();
        try (var emulator = HelpdeskEmulator.builder(fake).start();
                var control = EmulatorControl.builder(fake, emulator).start()) {
            var request = HttpRequest.newBuilder(URI.create(control.baseUrl() + "/routes"))
                    .header("Authorization", "Bearer " + control.token())
                    .build();
            var listed = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            var rows = Pattern.compile(
                            "\"method\":\"(.*?)\",\"path\":\"(.*?)\",\"fields\":\"(.*?)\",\"purpose\":\"(.*?)\"")
                    .matcher(listed.body())
                    .results()
                    .map(row -> String.format(
                            "| `%s %s` | %s | %s |", row.group(1), row.group(2), row.group(3), row.group(4)))
                    .toList();

            assertThat(README.rows("Control from any language")).containsExactlyElementsOf(rows);
        }
    }
}
