package dev.helpdesk4j.ports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationTest {

    @ParameterizedTest
    @CsvSource({
        "FIND_TICKET, find ticket, true",
        "SEARCH_TICKETS, search tickets, true",
        "LIST_MESSAGES, list messages, true",
        "SEND_MESSAGE, send message, false"
    })
    void onlySendingChangesAnything(Operation operation, String phrase, boolean isRead) {
        assertThat(operation.phrase()).isEqualTo(phrase);
        assertThat(operation.isRead()).isEqualTo(isRead);
    }
}
