package dev.helpdesk4j.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.helpdesk4j.ports.Operation.Resource;
import dev.helpdesk4j.ports.Operation.Semantics;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTest {

    @ParameterizedTest
    @CsvSource({
        "FIND_TICKET,    find ticket,    TICKET,    SAFE",
        "SEARCH_TICKETS, search tickets, HELP_DESK, SAFE",
        "LIST_MESSAGES,  list messages,  TICKET,    SAFE",
        "SEND_MESSAGE,   send message,   TICKET,    NOT_REPEATABLE",
        "SUBSCRIBE_EVENTS, subscribe to events, HELP_DESK, IDEMPOTENT",
        "UNSUBSCRIBE_EVENTS, unsubscribe from events, HELP_DESK, IDEMPOTENT"
    })
    void anOperationHasANameAResourceAndSemantics(
            Operation operation, String displayName, Resource resource, Semantics semantics) {
        assertThat(operation.displayName()).isEqualTo(displayName);
        assertThat(operation.resource()).isEqualTo(resource);
        assertThat(operation.semantics()).isEqualTo(semantics);
    }

    @ParameterizedTest
    @CsvSource({"SAFE, true, true", "IDEMPOTENT, false, true", "NOT_REPEATABLE, false, false"})
    void onlySafeAndIdempotentRequestsMayBeRepeated(Semantics semantics, boolean safe, boolean repeatable) {
        assertThat(semantics.isSafe()).isEqualTo(safe);
        assertThat(semantics.isRepeatable()).isEqualTo(repeatable);
    }

    @ParameterizedTest
    @CsvSource({"TICKET, ticket", "HELP_DESK, help desk", "OTHER, resource"})
    void aResourceHasAName(Resource resource, String displayName) {
        assertThat(resource.displayName()).isEqualTo(displayName);
    }

    @Test
    void aFailureNamesAnotherOperation() {
        AnyOperation lookUp = new OtherOperation("GET /open-apis/contact/v3/users/:user_id", Semantics.SAFE);

        var failure = new HelpdeskFailure.NotFound(lookUp, Option.none());

        assertThat(failure.operation()).isEqualTo(lookUp).isNotEqualTo(Operation.FIND_TICKET);
        assertThat(failure.summary())
                .startsWith("GET /open-apis/contact/v3/users/:user_id failed: there is no such resource");
    }

    @Test
    void anOperationsNameIsThatOfItsConstant() {
        AnyOperation operation = Operation.FIND_TICKET;

        assertThat(operation.name()).isEqualTo("FIND_TICKET");
    }

    @Test
    void anotherOperationsNameIsCleanedAndBounded() {
        var hostile = new OtherOperation(" look\nup\u001b[31m \u202euser ", Semantics.SAFE);
        var tooLong = new OtherOperation("用".repeat(201), Semantics.SAFE);

        assertThat(hostile.name()).isEqualTo("look up [31m user");
        assertThat(tooLong.name()).isEqualTo("用".repeat(199) + "…");
        assertThat(new OtherOperation("用".repeat(200), Semantics.SAFE).displayName())
                .isEqualTo("用".repeat(200));
        assertThat(new OtherOperation("a".repeat(198) + "🤷🤷", Semantics.SAFE).name())
                .isEqualTo("a".repeat(198) + " …");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n", "\u202e"})
    void anotherOperationHasAName(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OtherOperation(blank, Semantics.SAFE))
                .withMessage("operation name must have a visible character, got none");
    }

    @ParameterizedTest
    @CsvSource({"SAFE, UNREACHABLE", "IDEMPOTENT, OUTCOME_UNKNOWN", "NOT_REPEATABLE, OUTCOME_UNKNOWN"})
    void theSemanticsOfAnotherOperationDecideItsFailure(Semantics semantics, HelpdeskFailure.Kind kind) {
        var operation = new OtherOperation("look up", semantics);

        assertThat(HelpdeskFailure.noResponse(operation, "reset", Option.none()).kind())
                .isEqualTo(kind);
    }
}
