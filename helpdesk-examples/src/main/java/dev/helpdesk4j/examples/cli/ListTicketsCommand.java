package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.examples.cli.output.CommandResult;
import dev.helpdesk4j.examples.cli.output.Json;
import dev.helpdesk4j.examples.cli.output.PageDocument;
import dev.helpdesk4j.examples.cli.output.Table;
import dev.helpdesk4j.examples.cli.output.TableText;
import dev.helpdesk4j.examples.cli.output.TicketDocument;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists one page of tickets. */
@Command(
        name = "list",
        description = "List tickets, newest first. A ticket must match all filters.",
        footer = {
            "",
            "Statuses, stages, channels, resolutions and scores are names, for example awaiting-guest, or codes.",
            "Times are of the form " + TimeArgument.SYNTAX + ". Ranges include both ends; without one of them"
                    + " a range is open on that side."
        })
final class ListTicketsCommand extends QueryCommand {

    @CommandLine.Option(names = "--ticket", paramLabel = "ID", description = "Only the ticket with this id.")
    @Nullable
    TicketId ticket;

    @CommandLine.Option(names = "--agent", paramLabel = "USER", description = "Only tickets of this agent.")
    @Nullable
    UserId agent;

    @CommandLine.Option(
            names = "--closed-by",
            paramLabel = "USER",
            description = "Only tickets that this person closed.")
    @Nullable
    UserId closedBy;

    @CommandLine.Option(
            names = "--guest",
            paramLabel = "USER",
            description = "Only tickets of the guest with this open id.")
    @Nullable
    UserId guest;

    @CommandLine.Option(
            names = "--guest-name",
            paramLabel = "TEXT",
            description = "Only tickets of guests whose name contains this text.")
    @Nullable
    String guestName;

    @CommandLine.Option(names = "--stage", paramLabel = "STAGE", description = "One of: bot, agent.")
    @Nullable
    Stage stage;

    @CommandLine.Option(
            names = "--status",
            paramLabel = "STATUS",
            split = ",",
            description =
                    "One or more of: created, processing, queuing, pending, awaiting-guest, closed-by-bot, closed-by-agent, closed-by-guest.")
    List<TicketStatus> statuses = List.of();

    @CommandLine.Option(
            names = "--channel",
            paramLabel = "CHANNEL",
            description = "One of: qr-code, open-api, search, share; or a code.")
    @Nullable
    Channel channel;

    @CommandLine.Option(
            names = "--resolution",
            paramLabel = "RESOLUTION",
            description = "One of: unresolved, resolved.")
    @Nullable
    Resolution resolution;

    @CommandLine.Option(
            names = "--score",
            paramLabel = "SCORE",
            description = "One of: dissatisfied, neutral, satisfied.")
    @Nullable
    Score score;

    @CommandLine.Option(
            names = "--tag",
            paramLabel = "NAME",
            description = "Only tickets with one of these tags; can be repeated.")
    List<String> tags = List.of();

    @CommandLine.Option(names = "--created-from", paramLabel = "TIME", description = "Opened at this time or later.")
    @Nullable
    String createdFrom;

    @CommandLine.Option(names = "--created-to", paramLabel = "TIME", description = "Opened at this time or earlier.")
    @Nullable
    String createdTo;

    @CommandLine.Option(
            names = "--updated-from",
            paramLabel = "TIME",
            description = "Last changed at this time or later.")
    @Nullable
    String updatedFrom;

    @CommandLine.Option(
            names = "--updated-to",
            paramLabel = "TIME",
            description = "Last changed at this time or earlier.")
    @Nullable
    String updatedTo;

    @Mixin
    PageOptions page = new PageOptions();

    ListTicketsCommand(Map<String, String> environment) {
        super(environment);
    }

    @Override
    Either<HelpdeskFailure, CommandResult> query(Helpdesk helpdesk) {
        return helpdesk.tickets().search(criteria(), page.request()).map(TicketPage::new);
    }

    private TicketCriteria criteria() {
        var criteria = TicketCriteria.builder()
                .statuses(io.vavr.collection.List.ofAll(statuses))
                .tags(io.vavr.collection.List.ofAll(tags));
        Option.of(ticket).forEach(criteria::ticket);
        Option.of(agent).forEach(criteria::agent);
        Option.of(closedBy).forEach(criteria::closedBy);
        Option.of(guest).forEach(criteria::guest);
        Option.of(guestName).forEach(criteria::guestName);
        Option.of(stage).forEach(criteria::stage);
        Option.of(channel).forEach(criteria::channel);
        Option.of(resolution).forEach(criteria::resolution);
        Option.of(score).forEach(criteria::score);
        range(createdFrom, createdTo).forEach(criteria::created);
        range(updatedFrom, updatedTo).forEach(criteria::updated);
        return criteria.build();
    }

    private Option<TimeRange> range(@Nullable String from, @Nullable String to) {
        if (from == null && to == null) {
            return Option.none();
        }
        return Option.some(TimeRange.between(
                from == null ? Instant.EPOCH : TimeArgument.start(from, options.zone),
                to == null ? Instant.parse("9999-12-31T23:59:59.999Z") : TimeArgument.end(to, options.zone)));
    }

    /** The result in both output formats. */
    private record TicketPage(Page<Ticket> page) implements CommandResult {

        @Override
        public void table(PrintWriter out, ZoneId zone) {
            var table = new Table(22, 17, 8, 22, 22, 21, 14)
                    .row("ID", "STATUS", "STAGE", "GUEST", "AGENT OWNER", "CREATED", "SCORE");
            for (var ticket : page.items()) {
                table.row(
                        ticket.id().value(),
                        TableText.of(ticket.status()),
                        TableText.of(ticket.stage()),
                        TableText.name(ticket.guest()),
                        TableText.name(ticket.agentOwner()),
                        TableText.time(ticket.timeline().createdAt(), zone),
                        TableText.of(ticket.satisfaction().score()));
            }
            table.print(out);
            out.println(TableText.count(page, "tickets"));
        }

        @Override
        public void json(Json json) throws IOException {
            PageDocument.write(json, page);
            json.objects("tickets", page.items(), ticket -> TicketDocument.write(json, ticket));
        }
    }
}
