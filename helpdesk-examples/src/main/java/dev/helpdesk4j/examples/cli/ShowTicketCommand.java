package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.examples.cli.output.CommandResult;
import dev.helpdesk4j.examples.cli.output.Json;
import dev.helpdesk4j.examples.cli.output.Table;
import dev.helpdesk4j.examples.cli.output.TableText;
import dev.helpdesk4j.examples.cli.output.TicketDocument;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one ticket with all its fields. */
@Command(name = "show", description = "Show one ticket with its tags. JSON output has every field.")
final class ShowTicketCommand extends QueryCommand {

    @Parameters(paramLabel = "ID", description = "Ticket id.")
    TicketId id;

    ShowTicketCommand(Map<String, String> environment) {
        super(environment);
    }

    @Override
    Either<HelpdeskFailure, CommandResult> query(Helpdesk helpdesk) {
        return helpdesk.tickets().find(id).map(OneTicket::new);
    }

    /** The result in both output formats. */
    private record OneTicket(Ticket ticket) implements CommandResult {

        @Override
        public void table(PrintWriter out, ZoneId zone) {
            var table = new Table(24, 96);
            row(table, "Ticket", ticket.id().value());
            row(table, "Help desk", ticket.helpdesk().map(id -> id.value()).getOrElse(""));
            row(table, "Status", TableText.of(ticket.status()));
            row(table, "Stage", TableText.of(ticket.stage()));
            row(table, "Channel", TableText.of(ticket.channel()));
            row(table, "Resolution", TableText.of(ticket.resolution()));
            row(table, "Score", TableText.of(ticket.satisfaction().score()));
            for (var reason : ticket.satisfaction().reasons()) {
                row(table, "Dissatisfaction reason", reason.best());
            }
            row(table, "Guest", TableText.name(ticket.guest()));
            row(
                    table,
                    "Department",
                    ticket.guest().flatMap(guest -> guest.department()).getOrElse(""));
            row(table, "Agent owner", TableText.name(ticket.agentOwner()));
            row(
                    table,
                    "Agents",
                    ticket.agents().map(Option::some).map(TableText::name).mkString(", "));
            row(
                    table,
                    "Collaborators",
                    ticket.collaborators()
                            .map(Option::some)
                            .map(TableText::name)
                            .mkString(", "));
            row(table, "Closed by", TableText.name(ticket.closedBy()));
            row(
                    table,
                    "Tags",
                    ticket.tags()
                            .map(tags ->
                                    tags.toList().flatMap(Tag::name).sorted().mkString(", "))
                            .getOrElse(""));
            for (var comment : ticket.comments()) {
                row(table, "Comment", comment.content().getOrElse(""));
            }
            for (var field : ticket.customizedFields()) {
                row(
                        table,
                        field.displayName().getOrElse("Customized field"),
                        field.value().getOrElse(""));
            }
            times(table, zone);
            table.print(out);
        }

        private void times(Table table, ZoneId zone) {
            var timeline = ticket.timeline();
            row(table, "Created", TableText.time(timeline.createdAt(), zone));
            row(table, "Agent entered", TableText.time(timeline.agentEnteredAt(), zone));
            row(table, "Agent first responded", TableText.time(timeline.agentFirstRespondedAt(), zone));
            row(table, "Agent last responded", TableText.time(timeline.agentLastRespondedAt(), zone));
            row(table, "Closed", TableText.time(timeline.closedAt(), zone));
            row(table, "Updated", TableText.time(timeline.updatedAt(), zone));
            var times = ticket.serviceTimes();
            row(table, "Bot service", duration(times.botService()));
            row(table, "Agent first response", duration(times.agentFirstResponse()));
            row(table, "Agent service", duration(times.agentService()));
            row(table, "Agent resolution", duration(times.agentResolution()));
            row(table, "Actual processing", duration(times.actualProcessing()));
        }

        private static void row(Table table, String label, String value) {
            if (!value.isEmpty()) {
                table.row(label, value);
            }
        }

        private static String duration(Option<Duration> value) {
            return value.map(time -> String.format(
                            Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart()))
                    .getOrElse("");
        }

        @Override
        public void json(Json json) throws IOException {
            TicketDocument.write(json, ticket);
        }
    }
}
