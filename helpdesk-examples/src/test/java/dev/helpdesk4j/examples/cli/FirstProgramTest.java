package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.examples.embedding.FirstProgram;
import dev.helpdesk4j.ports.Operation;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first program of the README, as a shell runs it. */
class FirstProgramTest {

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private Run run() throws Exception {
        var environment = new HashMap<>(desk.environment());
        environment.put("FEISHU_BASE_URL", desk.baseUrl());
        return ChildProcess.run(FirstProgram.class, environment);
    }

    @Test
    void waitingTicketsAreListed() throws Exception {
        var ticket = desk.fake().guest("Lin").opensTicket().id();

        assertThat(run().assertSuccess().out()).isEqualTo(ticket.value() + "\n");
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
