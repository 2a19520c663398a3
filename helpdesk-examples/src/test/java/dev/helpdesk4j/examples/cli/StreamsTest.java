package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contents of standard output and standard error. */
class StreamsTest {

    private static final class FullDisk extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"demo", "tickets list --sample", "tickets list --sample --output json", "--help", "--version"})
    void incompleteStandardOutputIsAFailure(String args) {
        var err = new ByteArrayOutputStream();

        var status = Main.run(Map.of(), new PrintStream(new FullDisk()), new PrintStream(err), args.split(" "));

        assertThat(status).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("helpdesk: the command succeeded, but standard output is incomplete");
    }

    @Test
    void aFailedCommandReportsOnlyItsFailure() {
        var err = new ByteArrayOutputStream();

        var status = Main.run(Map.of(), new PrintStream(new FullDisk()), new PrintStream(err), "tickets");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Missing required subcommand")
                .doesNotContain("standard output");
    }

    @Test
    void outputIsUtf8WhateverTheLocale() throws Exception {
        try (var desk = new Desk()) {
            desk.fake()
                    .put(Ticket.builder(TicketId.of("1001"))
                            .guest(Person.of(UserId.of("ou_lin"), "林小雨"))
                            .build());

            var run = ChildProcess.run(desk.environment(), "tickets", "show", "1001", "--base-url", desk.baseUrl());

            assertThat(run.assertSuccess().out())
                    .isEqualTo("Ticket                  1001\nGuest                   林小雨\n");
        }
    }

    @Test
    void verboseOutputLogsAttemptsToStandardErrorOnly() throws Exception {
        try (var desk = new Desk()) {
            desk.fake().put(Ticket.builder(TicketId.of("1001")).build());

            var run =
                    ChildProcess.run(desk.environment(), "tickets", "show", "1001", "-v", "--base-url", desk.baseUrl());

            assertThat(run.status()).isZero();
            assertThat(run.out()).isEqualTo("Ticket                  1001\n");
            assertThat(run.err().lines())
                    .singleElement()
                    .asString()
                    .contains("DEBUG")
                    .containsPattern("find ticket attempt 1: OK in \\d+ ms, log id \\w+");
        }
    }
}
