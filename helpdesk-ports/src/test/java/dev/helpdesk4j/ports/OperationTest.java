package dev.helpdesk4j.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.ports.Operation.Resource;
import dev.helpdesk4j.ports.Operation.Semantics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationTest {

    @ParameterizedTest
    @CsvSource({
        "FIND_TICKET,    find ticket,    TICKET,    SAFE",
        "SEARCH_TICKETS, search tickets, HELP_DESK, SAFE",
        "LIST_MESSAGES,  list messages,  TICKET,    SAFE",
        "SEND_MESSAGE,   send message,   TICKET,    NEITHER",
        "SUBSCRIBE_EVENTS, subscribe to events, HELP_DESK, IDEMPOTENT"
    })
    void anOperationHasANameAResourceAndSemantics(
            Operation operation, String displayName, Resource resource, Semantics semantics) {
        assertThat(operation.displayName()).isEqualTo(displayName);
        assertThat(operation.resource()).isEqualTo(resource);
        assertThat(operation.semantics()).isEqualTo(semantics);
    }

    @ParameterizedTest
    @CsvSource({"SAFE, true, true", "IDEMPOTENT, false, true", "NEITHER, false, false"})
    void onlySafeAndIdempotentRequestsMayBeRepeated(Semantics semantics, boolean safe, boolean repeatable) {
        assertThat(semantics.isSafe()).isEqualTo(safe);
        assertThat(semantics.isRepeatable()).isEqualTo(repeatable);
    }

    @ParameterizedTest
    @CsvSource({"TICKET, ticket", "HELP_DESK, help desk"})
    void aResourceHasAName(Resource resource, String displayName) {
        assertThat(resource.displayName()).isEqualTo(displayName);
    }
}
