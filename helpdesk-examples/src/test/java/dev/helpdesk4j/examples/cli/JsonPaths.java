package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.examples.cli.output.EventDocument;
import dev.helpdesk4j.examples.cli.output.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The paths of values in the JSON documents of data with every field, for example
 * {@code tickets[].guest.name}; without objects and lists themselves.
 */
final class JsonPaths {

    private JsonPaths() {}

    static SortedSet<String> ofTicketsList() {
        return of("tickets", "list");
    }

    static SortedSet<String> ofTicketsShow() {
        return of("tickets", "show", Examples.TICKET.value());
    }

    static SortedSet<String> ofMessagesList() {
        return of("messages", "list", Examples.TICKET.value());
    }

    static SortedSet<String> ofMessagesSend() {
        return of("messages", "send", "1001", "--text", "Hello");
    }

    static SortedSet<String> ofEventsSubscribe() {
        return of("events", "subscribe");
    }

    /** The paths of events with every field, of which the service delivers fewer. */
    static SortedSet<String> ofEventsListen() {
        var paths = new TreeSet<String>();
        for (var event : Examples.events()) {
            collect(paths, "", new Run(0, line(event), "").json());
        }
        return paths;
    }

    private static String line(HelpdeskEvent event) {
        try {
            return Json.line(json -> EventDocument.write(json, event)).readUtf8();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    static SortedSet<String> ofExport() {
        return ofPlain("export", "--from", "2026-01-01", "--to", "2026-12-31", "--messages", "--out", "-");
    }

    private static SortedSet<String> of(String... args) {
        return ofPlain(Run.with(args, "--output", "json"));
    }

    private static SortedSet<String> ofPlain(String... args) {
        try (var desk = new Desk()) {
            desk.fake().put(Examples.ticket());
            desk.fake().put(Ticket.builder(TicketId.of("1001")).build());
            Examples.messages().forEach(message -> desk.fake().put(Examples.TICKET, message));
            var paths = new TreeSet<String>();
            collect(paths, "", desk.run(args).assertSuccess().json());
            return paths;
        }
    }

    private static void collect(SortedSet<String> paths, String path, Object value) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, field) -> collect(paths, path.isEmpty() ? "" + name : path + "." + name, field));
        } else if (value instanceof Collection<?> list) {
            list.forEach(item -> collect(paths, path + "[]", item));
        } else if (value == null) {
            throw new AssertionError("there is a null at " + path);
        } else {
            paths.add(path);
        }
    }
}
