package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.examples.embedding.FirstProgram;
import dev.helpdesk4j.ports.Operation;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first program of the README, as a shell runs it. */
class FirstProgramTest {

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private Run run(String... arguments) throws Exception {
        var environment = new HashMap<>(desk.environment());
        environment.put("FEISHU_BASE_URL", desk.baseUrl());
        return ChildProcess.run(FirstProgram.class, environment, arguments);
    }

    @Test
    void waitingTicketsAreListed() throws Exception {
        var ticket = desk.fake().guest("Lin").opensTicket().id();

        assertThat(run().assertSuccess().out()).isEqualTo(ticket.value() + "\n");
    }

    @Test
    void anArgumentIsSentToTheOldestWaitingTicket() throws Exception {
        var oldest = desk.fake().guest("Lin").opensTicket().id();
        desk.fake().guest("Anna").opensTicket();

        var run = run("We are on it").assertSuccess();

        var sent = desk.fake().sent().single();
        assertThat(run.out()).isEqualTo(sent.id().value() + "\n");
        assertThat(sent.ticket()).isEqualTo(oldest);
        assertThat(sent.message().plainText()).isEqualTo("We are on it");
    }

    @Test
    void withoutAnArgumentNothingIsSent() throws Exception {
        desk.fake().guest("Lin").opensTicket();

        run().assertSuccess();

        assertThat(desk.fake().sent()).isEmpty();
    }

    @Test
    void aMissingVariableIsOneLine() throws Exception {
        var run = ChildProcess.run(FirstProgram.class, Map.of());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("FEISHU_APP_ID must be set\n");
    }

    @Test
    void aFailureIsPrintedAndSetsTheExitStatus() throws Exception {
        desk.fake().on(Operation.SEARCH_TICKETS).always(Fault.invalidRequest());

        var run = run();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("search tickets failed: the request is not valid");
    }
}
