package dev.helpdesk4j.ports;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceResponseTest {

    private static ServiceResponse withMessage(String message) {
        return new ServiceResponse(401, Option.some(154401), Option.some(message), Option.some("20260302"));
    }

    @Test
    void theSummaryHasTheMessageAndTheNumbers() {
        assertThat(withMessage("Ticket already be closed").summary())
                .isEqualTo("Ticket already be closed (code 154401, HTTP 401, log id 20260302)");
    }

    @Test
    void withoutAnEnvelopeTheSummaryIsTheHttpStatus() {
        assertThat(new ServiceResponse(502, Option.none(), Option.none(), Option.none()).summary())
                .isEqualTo("(HTTP 502)");
    }

    @Test
    void emptyTextsBecomeNone() {
        assertThat(new ServiceResponse(400, Option.some(154000), Option.some(""), Option.some("")))
                .isEqualTo(new ServiceResponse(400, Option.some(154000), Option.none(), Option.none()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"closed\nsecond line", "\r\n \nclosed\r\n", "closed\u2028", "\u0000closed\u0007", "  closed  "})
    void theSummaryHasTheFirstLineOfTheMessage(String message) {
        assertThat(withMessage(message).summary()).isEqualTo("closed (code 154401, HTTP 401, log id 20260302)");
    }

    @Test
    void aLogIdOfSeveralLinesIsJoined() {
        var response = new ServiceResponse(500, Option.none(), Option.none(), Option.some("1\n2"));

        assertThat(response.summary()).isEqualTo("(HTTP 500, log id 1 2)");
    }
}
