package dev.helpdesk4j.adapter.fake.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.ServiceResponse;
import io.vavr.control.Option;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    @Test
    void aResponseWithoutACodeIsWrittenUnreadable() {
        var failure = new HelpdeskFailure.UnreadableResponse(
                Operation.FIND_TICKET,
                "$",
                "unexpected end",
                Option.some(new ServiceResponse(200, Option.none(), Option.none(), Option.some("id-1"))),
                Option.none());

        var answer = Envelope.failure(failure).get();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("X-Tt-Logid")).contains("id-1");
        assertThat(Json.parse(answer.body())).isEmpty();
    }

    @Test
    void aFailureWithoutAnAnswerHasNoneOnTheWire() {
        var failure = new HelpdeskFailure.Unreachable(
                Operation.SEARCH_TICKETS, "connection refused", Option.some(new IOException("connection refused")));

        assertThat(Envelope.failure(failure)).isEmpty();
    }
}
