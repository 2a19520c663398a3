package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.examples.cli.output.CommandResult;
import dev.helpdesk4j.examples.cli.output.Json;
import dev.helpdesk4j.examples.cli.output.MessageDocument;
import dev.helpdesk4j.examples.cli.output.PageDocument;
import dev.helpdesk4j.examples.cli.output.Table;
import dev.helpdesk4j.examples.cli.output.TableText;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists one page of a ticket's messages. */
@Command(
        name = "list",
        description = "List a ticket's messages, oldest first.",
        footer = {"", "Times are of the form " + TimeArgument.SYNTAX + "; fractions of a second are ignored."})
final class ListMessagesCommand extends QueryCommand {

    @Parameters(paramLabel = "ID", description = "Ticket id.")
    TicketId ticket;

    @Option(names = "--from", paramLabel = "TIME", description = "Sent at this time or later.")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Sent at this time or earlier.")
    @Nullable
    String to;

    @Mixin
    PageOptions page = new PageOptions();

    ListMessagesCommand(Map<String, String> environment) {
        super(environment);
    }

    @Override
    Either<HelpdeskFailure, CommandResult> query(Helpdesk helpdesk) {
        var criteria = MessageCriteria.any();
        if (from != null) {
            criteria = criteria.from(TimeArgument.start(from, options.zone));
        }
        if (to != null) {
            criteria = criteria.to(TimeArgument.end(to, options.zone));
        }
        return helpdesk.messages().list(ticket, criteria, page.request()).map(found -> new MessagePage(ticket, found));
    }

    /** The result in both output formats. */
    private record MessagePage(TicketId ticket, Page<Message> page) implements CommandResult {

        @Override
        public void table(PrintWriter out, ZoneId zone) {
            var table = new Table(21, 22, 77).row("SENT", "SENDER", "MESSAGE");
            for (var message : page.items()) {
                table.row(
                        TableText.time(message.sentAt(), zone),
                        TableText.name(message.sender()),
                        TableText.of(message.content()));
            }
            table.print(out);
            out.println(TableText.count(page, "messages"));
        }

        @Override
        public void json(Json json) throws IOException {
            json.field("ticketId", ticket.value());
            PageDocument.write(json, page);
            json.objects("messages", page.items(), message -> MessageDocument.write(json, message));
        }
    }
}
