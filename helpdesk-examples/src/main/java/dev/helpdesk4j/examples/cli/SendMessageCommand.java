package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.examples.cli.output.CommandResult;
import dev.helpdesk4j.examples.cli.output.Json;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a message to a ticket. */
@Command(
        name = "send",
        description = "Send a message to a ticket. It is not sent again if it is unknown whether it was delivered.",
        footer = {
            "",
            "A post file contains JSON with one post per language (zh_cn, en_us, ja_jp):",
            "  {\"en_us\": {\"title\": \"VPN is back\", \"content\": [[",
            "    {\"tag\": \"text\", \"text\": \"See \"},",
            "    {\"tag\": \"a\", \"text\": \"status\", \"href\": \"https://status.example.com\"}]]}}",
            "Elements: text {text, un_escape}, a {text, href, un_escape}, at {user_id},",
            "img {image_key, width, height}. A pipe must be opened for writing within 10 seconds."
        })
final class SendMessageCommand extends QueryCommand {

    @Parameters(paramLabel = "ID", description = "Ticket id.")
    TicketId ticket;

    @ArgGroup(multiplicity = "1")
    Content content;

    /** The content: a text or a post. */
    static final class Content {

        @Option(names = "--text", required = true, paramLabel = "TEXT", description = "Plain text to send.")
        @Nullable
        String text;

        @Option(
                names = "--post",
                required = true,
                paramLabel = "FILE",
                description = "File or pipe with the rich text to send, at most 1 MiB; see below.")
        @Nullable
        Path post;

        OutgoingMessage message() {
            return post == null
                    ? OutgoingMessage.text(text == null ? "" : text)
                    : OutgoingMessage.post(PostFile.read(post));
        }
    }

    SendMessageCommand(Map<String, String> environment) {
        super(environment);
    }

    @Override
    Either<HelpdeskFailure, CommandResult> query(Helpdesk helpdesk) {
        return helpdesk.messages().send(ticket, content.message()).map(id -> new Sent(ticket, id, options.sample));
    }

    /** The result in both output formats. */
    private record Sent(TicketId ticket, ChatMessageId id, boolean sample) implements CommandResult {

        @Override
        public void table(PrintWriter out, ZoneId zone) {
            out.println((sample ? "Added to the sample data, not sent: " : "Sent: ") + id.value());
        }

        @Override
        public void json(Json json) throws IOException {
            json.field("ticketId", ticket.value())
                    .field("messageId", id.value())
                    .field("sample", sample);
        }
    }
}
