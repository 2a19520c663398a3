package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.message.RichText;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.examples.cli.output.Table;
import dev.helpdesk4j.examples.cli.output.TableText;
import dev.helpdesk4j.examples.cli.output.TerminalText;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Either;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Demonstrates the fake: a guest and an agent talk, and calls fail. */
@Command(
        name = "demo",
        description = "Run a short demonstration on a fake help desk in memory. No credentials are needed.")
final class DemoCommand implements Runnable {

    @Spec
    CommandSpec spec;

    @Mixin
    HelpOption help = new HelpOption();

    @Override
    public void run() {
        var out = TerminalText.writer(spec.commandLine().getOut());
        var clock = ManualClock.at(Instant.parse("2026-03-02T09:00:00Z"));
        var fake = FakeHelpdesk.builder().clock(clock).build();

        out.println("A guest opens a ticket; the bot finds no solution; an agent enters and replies.");
        var story = fake.guest("Lin").opensTicket().guestSays("The VPN does not let me in.");
        clock.advance(Duration.ofMinutes(2));
        story.botReplies("I have found nothing on that. I am calling an agent.").botHandsOver();
        clock.advance(Duration.ofMinutes(7));
        story.agent("Mei").enters().replies("Your certificate has expired. I am renewing it.");
        clock.advance(Duration.ofMinutes(5));

        out.println("The application, which depends only on the ports, sends rich text to the ticket:");
        application(fake, story.id(), out);

        clock.advance(Duration.ofMinutes(1));
        story.guestSays("It works again, thank you!").closes().guestScores(Score.SATISFIED);
        out.println();
        conversation(fake, story.id(), out);

        out.println();
        var ticket = fake.tickets().find(story.id()).get();
        out.println("The ticket is " + TableText.of(ticket.status()) + " and rated "
                + TableText.of(ticket.satisfaction().score()) + "; the guest waited "
                + ticket.waitForFirstResponse().get().toMinutes() + " minutes for an agent's answer.");

        out.println();
        out.println("A failure is a value with the cause, the service's response and what to do about it:");
        printFailure(fake.messages().send(story.id(), OutgoingMessage.text("Anything else?")), out);
        fake.on(Operation.FIND_TICKET).next(Fault.rateLimited(Duration.ofMillis(1500)));
        printFailure(fake.tickets().find(story.id()), out);
        printFailure(fake.tickets().find(TicketId.of("42")), out);
    }

    private static void application(Helpdesk helpdesk, TicketId ticket, PrintWriter out) {
        var sent = helpdesk.messages()
                .send(
                        ticket,
                        OutgoingMessage.post(RichText.builder()
                                .in(Locale.US)
                                .title("Your certificate is renewed")
                                .paragraph()
                                .text("Please restart the client; if it requests a code, see ")
                                .link("how to import it", "https://wiki.example.com/vpn")
                                .text(".")
                                .build()));
        out.println("  sent as " + sent.get().value());
    }

    private static void conversation(Helpdesk helpdesk, TicketId ticket, PrintWriter out) {
        var messages = helpdesk.messages()
                .list(ticket, MessageCriteria.any(), PageRequest.first())
                .get();
        var table = new Table(10, 16, 70);
        for (var message : messages.items()) {
            table.row(
                    TableText.time(message.sentAt(), ZoneOffset.UTC).substring(11, 16),
                    TableText.name(message.sender()),
                    message.content().plainText());
        }
        table.print(out);
    }

    private static void printFailure(Either<HelpdeskFailure, ?> answer, PrintWriter out) {
        var failure = answer.getLeft();
        out.println("  " + failure.kind() + ": " + failure.summary());
        out.println("    " + failure.kind().advice());
    }
}
