package dev.helpdesk4j.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.contract.Assumption;
import dev.helpdesk4j.ports.contract.HelpdeskContract;
import dev.helpdesk4j.ports.contract.Law;
import dev.helpdesk4j.ports.event.EventReceiver;
import dev.helpdesk4j.ports.event.EventReceiver.Receipt;
import dev.helpdesk4j.ports.event.HelpdeskLookup;
import dev.helpdesk4j.ports.event.InMemorySeenEvents;
import dev.helpdesk4j.ports.event.SeenEvents;
import dev.helpdesk4j.ports.history.WalkOptions;
import dev.helpdesk4j.ports.history.WalkStopped;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The tables and the list in the README of helpdesk-ports are what the code has. */
class PortsTablesTest {

    private static final Document README = Document.of("helpdesk-ports/README.md");

    @Test
    void everyOperationIsListedWithItsSemantics() {
        assertThat(README.cells("Calls"))
                .extracting(row -> row.get(0) + " " + row.get(2))
                .containsExactlyElementsOf(Arrays.stream(Operation.values())
                        .map(operation -> operation + " " + operation.semantics())
                        .toList());
    }

    @Test
    void everyFailureIsListedWithItsMeaningAndAdvice() {
        assertThat(README.rows("Failures"))
                .containsExactlyElementsOf(Arrays.stream(HelpdeskFailure.Kind.values())
                        .map(kind -> "| `" + kind + "` | " + kind.meaning() + " | " + kind.advice() + " |")
                        .toList());
    }

    @Test
    void theFirstReadmeCountsFailuresAndAssumptions() {
        assertThat(Document.of("README.md").text().replace('\n', ' '))
                .contains("| " + HelpdeskFailure.Kind.values().length + " kinds, each with an advice")
                .contains(" the library makes " + Assumption.values().length + " [assumptions]");
    }

    @Test
    void everyOptionOfAWalkIsListed() {
        assertThat(README.cells("The whole history"))
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(WalkOptions.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .map(Method::getName)
                        .distinct()
                        .map(name -> "WalkOptions." + name)
                        .toList());
    }

    @Test
    void everyReasonOfAStoppedWalkIsListed() {
        assertThat(README.cells("A walk stops for one of these reasons:"))
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(
                        Arrays.stream(WalkStopped.Kind.values()).map(Enum::name).toList());
    }

    @Test
    void everyReceiverIsListed() {
        assertThat(README.cells("Events"))
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventReceiver.class.getDeclaredMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers()))
                        .map(Method::getName)
                        .distinct()
                        .toList());
    }

    @Test
    void everyReceiptIsListed() {
        assertThat(README.cells("Each delivery has one of these receipts:"))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactlyElementsOf(Arrays.stream(Receipt.values())
                        .map(receipt -> receipt + (receipt.isAcknowledged() ? " yes" : " no"))
                        .toList());
    }

    @Test
    void theBoundsOfEventsAreThoseOfTheCode() {
        var values = README.cells("These are the bounds:").stream()
                .map(row -> row.get(1))
                .toList();

        assertThat(values.get(0))
                .startsWith(InMemorySeenEvents.MAX_EVENTS + " for " + SeenEvents.MEMORY.toHours() + " hours, ");
        assertThat(values.get(1)).isEqualTo("" + InMemorySeenEvents.MAX_EVENTS);
        assertThat(values.get(3)).startsWith(EventReceiver.INBOX_THREADS + ", ");
        assertThat(values.get(4)).isEqualTo("" + HelpdeskLookup.MAX_TICKETS);
        assertThat(EventReceiver.CLOSE_TIME.toSeconds()).isEqualTo(10);
    }

    @Test
    void everyAssumptionIsListed() {
        assertThat(README.text().lines())
                .containsSequence(Arrays.stream(Assumption.values())
                        .map(assumption -> "- " + assumption.statement())
                        .toList());
        assertThat(README.text().lines().filter(line -> line.matches("- [a-z].*")))
                .hasSameSizeAs(Assumption.values());
    }

    @Test
    void everyPartOfTheContractIsListedWithItsFixture() throws ClassNotFoundException {
        var parts = README.cells("The contract");
        var sources = Document.files("Contract.java").stream()
                .filter(file -> file.getParent().endsWith("dev/helpdesk4j/ports/contract"))
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.equals("HelpdeskContract.java"));

        assertThat(parts).extracting(row -> row.get(0) + ".java").containsExactlyInAnyOrderElementsOf(sources.toList());
        for (var part : parts) {
            var contract = Class.forName(HelpdeskContract.class.getPackageName() + "." + part.get(0));
            var fixture = ((ParameterizedType) contract.getGenericSuperclass()).getActualTypeArguments()[0];
            assertThat(((Class<?>) fixture).getSimpleName()).isEqualTo(part.get(1));
        }
    }

    @Test
    void everyLawIsListed() {
        assertThat(README.rows("These laws can be declared:"))
                .containsExactlyElementsOf(Arrays.stream(Law.values())
                        .map(law -> "| `" + law + "` | " + law.statement() + " |")
                        .toList());
    }
}
