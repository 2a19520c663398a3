package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.examples.cli.output.CommandResult;
import dev.helpdesk4j.examples.cli.output.Json;
import dev.helpdesk4j.ports.Done;
import dev.helpdesk4j.ports.EventSubscriptions;
import dev.helpdesk4j.ports.EventSubscriptions.EventType;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Subscribes the app to events of a help desk, or unsubscribes it. */
abstract class EventsCommand extends QueryCommand {

    /** The events of the help desk, by the names that arguments and JSON have. */
    enum Event {
        TICKET_CREATED,
        TICKET_UPDATED,
        MESSAGE_CREATED;

        private EventType type() {
            return switch (this) {
                case TICKET_CREATED -> EventType.TICKET_CREATED;
                case TICKET_UPDATED -> EventType.TICKET_UPDATED;
                case MESSAGE_CREATED -> EventType.MESSAGE_CREATED;
            };
        }

        private String argument() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            split = ",",
            description = "One or more of: ticket-created, ticket-updated, message-created (default: all of them).")
    List<Event> events = List.of(Event.values());

    private final boolean subscribed;

    private EventsCommand(Map<String, String> environment, boolean subscribed) {
        super(environment);
        this.subscribed = subscribed;
    }

    abstract Either<HelpdeskFailure, Done> change(EventSubscriptions subscriptions, Iterable<EventType> types);

    @Override
    final Either<HelpdeskFailure, CommandResult> query(Helpdesk helpdesk) {
        var distinct = LinkedHashSet.ofAll(events);
        return change(helpdesk.eventSubscriptions(), distinct.map(Event::type))
                .map(done -> new Changed(distinct, subscribed, options.sample));
    }

    /** The result in both output formats. */
    private record Changed(Set<Event> events, boolean subscribed, boolean sample) implements CommandResult {

        @Override
        public void table(PrintWriter out, ZoneId zone) {
            out.println((sample ? "In the sample data only: " : "")
                    + (subscribed ? "Subscribed to " : "Unsubscribed from ")
                    + events.map(Event::argument).mkString(", "));
        }

        @Override
        public void json(Json json) throws IOException {
            json.texts("events", events.map(Event::name))
                    .field("subscribed", subscribed)
                    .field("sample", sample);
        }
    }

    @Command(
            name = "subscribe",
            description = "Subscribe to events of the help desk. Existing subscriptions remain.",
            footer = {
                "",
                "Each event must also be added to the app in the developer console, in a",
                "published version of the app. The service cannot list subscriptions."
            })
    static final class Subscribe extends EventsCommand {

        Subscribe(Map<String, String> environment) {
            super(environment, true);
        }

        @Override
        Either<HelpdeskFailure, Done> change(EventSubscriptions subscriptions, Iterable<EventType> types) {
            return subscriptions.subscribe(types);
        }
    }

    @Command(
            name = "unsubscribe",
            description = "Unsubscribe from events of the help desk. Other subscriptions remain.")
    static final class Unsubscribe extends EventsCommand {

        Unsubscribe(Map<String, String> environment) {
            super(environment, false);
        }

        @Override
        Either<HelpdeskFailure, Done> change(EventSubscriptions subscriptions, Iterable<EventType> types) {
            return subscriptions.unsubscribe(types);
        }
    }
}
