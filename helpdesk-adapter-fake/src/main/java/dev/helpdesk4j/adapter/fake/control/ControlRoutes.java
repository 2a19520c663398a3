package dev.helpdesk4j.adapter.fake.control;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The requests that a control accepts, one row each: routing and the table in the documentation both use these rows. */
final class ControlRoutes {

    private static final String WHEN = "one of `next`, `every`, `always`";
    private static final String SHARE = "one of `next`, `percent` (with `seed`), `always`";

    private static final Seq<ControlRoute> ALL = List.of(
            row("GET", "/routes", "", "this table", StateCommands::routes),
            row(
                    "POST",
                    "/faults",
                    "`operation`, `fault` and its fields, " + WHEN,
                    "the service fails: the next calls, every n-th or all",
                    FaultCommands::inject),
            row("DELETE", "/faults", "", "ends the faults of the service and the outage", FaultCommands::recover),
            row("POST", "/outage", "", "the service is unreachable until its faults are ended", FaultCommands::outage),
            row("PUT", "/latency", "`ms`", "every call takes at least so long", FaultCommands::latency),
            row(
                    "POST",
                    "/network-faults",
                    "`fault` and its fields, `abruptly`, `operation` or `request`, " + SHARE,
                    "the network fails: the next requests, a share of them or all",
                    NetworkFaultCommands::inject),
            row("DELETE", "/network-faults", "", "ends the faults of the network", NetworkFaultCommands::stop),
            row("GET", "/network", "", "how many connections and requests there were", NetworkFaultCommands::counts),
            row("POST", "/tickets", "`guest`, `channel`", "a guest opens a ticket", TicketCommands::open),
            row(
                    "POST",
                    "/tickets/:ticket_id/acts",
                    "`act` and its fields",
                    "somebody acts on a ticket",
                    TicketCommands::act),
            row(
                    "POST",
                    "/tickets/:ticket_id/messages",
                    "`sender`, `text` or `message_type` and `content`, `sent_at`",
                    "a ticket has this message besides its others",
                    TicketCommands::message),
            row("GET", "/clock", "", "the time", StateCommands::time),
            row("POST", "/clock", "one of `now`, `advance_ms`", "sets the clock or moves it", StateCommands::moveClock),
            row("PUT", "/ticket-shapes", "`shapes`", "the shapes in which tickets are written", StateCommands::shapes),
            row("GET", "/assumptions", "", "which assumptions hold", StateCommands::assumptions),
            row(
                    "PUT",
                    "/assumptions/:assumption",
                    "`holds`",
                    "the service behaves as assumed, or not",
                    StateCommands::assume),
            row(
                    "PUT",
                    "/rate-limits",
                    "`enforced`",
                    "the documented rate limits hold, or not",
                    StateCommands::rateLimits),
            row("GET", "/requests", "", "the last requests, the oldest first", StateCommands::requests),
            row("DELETE", "/requests", "", "forgets the requests so far", StateCommands::clearRequests),
            row("DELETE", "/tokens", "", "every access token given so far is refused", StateCommands::expireTokens),
            row(
                    "GET",
                    "/events",
                    "",
                    "the webhook or the number of open long connections, the pending deliveries, the last attempts, and how"
                            + " many events were lost",
                    EventCommands::state),
            row(
                    "PUT",
                    "/events/transport",
                    "`delay_ms`, `shuffle_within_ms` (with `seed`), `duplicated`, `lose_every`",
                    "events from now on are late, out of order, double or lost",
                    EventCommands::transport),
            row(
                    "POST",
                    "/events/duplicates",
                    "`event_id`",
                    "an event is delivered once more",
                    EventCommands::duplicate),
            row(
                    "PUT",
                    "/webhook",
                    "`url`, `verification_token`, `encrypt_key`",
                    "events are delivered to a webhook on this machine, no longer over long connections",
                    WebhookCommands::set),
            row(
                    "DELETE",
                    "/webhook",
                    "",
                    "events are delivered over long connections again, if the emulator serves them",
                    WebhookCommands::remove),
            row("POST", "/webhook/check", "", "the webhook must return a challenge", WebhookCommands::check),
            row(
                    "POST",
                    "/long-connections/faults",
                    "`fault` and its fields",
                    "the long connections fail",
                    LongConnectionCommands::inject),
            row(
                    "DELETE",
                    "/long-connections/faults",
                    "",
                    "ends the faults of long connections",
                    LongConnectionCommands::recover),
            row(
                    "PUT",
                    "/long-connections/config",
                    "`reconnect_count`, `reconnect_interval_s`, `reconnect_nonce_s`, `ping_interval_s`",
                    "when clients send pings and connect again",
                    LongConnectionCommands::config));

    private ControlRoutes() {}

    private static ControlRoute row(
            String method, String path, String fields, String purpose, ControlRoute.Command command) {
        return ControlRoute.of(method, path, fields, purpose, command);
    }

    static Seq<ControlRoute> all() {
        return ALL;
    }

    /** Returns the row for a request with this method and path. */
    static Option<ControlRoute> find(String method, String rawPath) {
        return ALL.find(route -> route.method().equals(method) && route.path().matches(rawPath));
    }

    /** Returns the methods of this path; empty if there is no such path. */
    static Seq<String> methods(String rawPath) {
        return ALL.filter(route -> route.path().matches(rawPath)).map(ControlRoute::method);
    }
}
