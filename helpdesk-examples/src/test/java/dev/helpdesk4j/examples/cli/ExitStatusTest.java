package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 0 success, 2 invalid usage, which sends no request, 1 any other failure. */
class ExitStatusTest {

    private static final String[] LIST = {"tickets", "list"};

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private Map<String, String> environmentWith(String name, String value) {
        var environment = new HashMap<>(desk.environment());
        environment.put(name, value);
        return environment;
    }

    @Test
    void theEnvironmentCanSetTheBaseUrl() {
        try (var desk = new Desk()) {
            var environment = new HashMap<>(desk.environment());
            environment.put("FEISHU_BASE_URL", desk.baseUrl());

            Run.of(environment, "tickets", "list").assertSuccess();

            assertThat(desk.requests()).hasSize(1);
        }
    }

    @Test
    void anOptionOverridesTheEnvironment() {
        try (var desk = new Desk()) {
            var environment = new HashMap<>(desk.environment());
            environment.put("FEISHU_BASE_URL", "http://127.0.0.1:1/");

            Run.of(environment, "tickets", "list", "--base-url", desk.baseUrl()).assertSuccess();

            assertThat(desk.requests()).hasSize(1);
        }
    }

    @Test
    void allMissingCredentialsAreNamedWithAnAlternative() {
        Run.of(Map.of(), LIST)
                .assertInvalidUsage(
                        "FEISHU_APP_ID, FEISHU_APP_SECRET, FEISHU_HELPDESK_ID, FEISHU_HELPDESK_TOKEN", "--sample");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FEISHU_APP_ID", "FEISHU_APP_SECRET", "FEISHU_HELPDESK_ID", "FEISHU_HELPDESK_TOKEN"})
    void aMissingCredentialIsNamed(String name) {
        var environment = new HashMap<>(desk.environment());
        environment.remove(name);

        Run.of(environment, "messages", "send", "1", "--text", "a")
                .assertInvalidUsage("missing environment variables: " + name + ";");
        Run.of(environmentWith(name, " "), "tickets", "show", "1")
                .assertInvalidUsage("missing environment variables: " + name + ";");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FEISHU_APP_ID", "FEISHU_APP_SECRET", "FEISHU_HELPDESK_ID", "FEISHU_HELPDESK_TOKEN"})
    void aWrongCredentialIsRefusedByTheService(String name) {
        Run.of(environmentWith(name, "wrong"), "tickets", "list", "--base-url", desk.baseUrl())
                .assertFailure(
                        "search tickets failed: the credentials were refused",
                        "code ",
                        "log id ",
                        "check the app's id");
    }

    @Test
    void anInvalidHelpDeskIdIsInvalidUsage() {
        Run.of(environmentWith("FEISHU_HELPDESK_ID", "1:2"), LIST)
                .assertInvalidUsage("help desk id must have no colon");
    }

    @Test
    void aMissingTicketIsAFailure() {
        desk.run("tickets", "show", "42")
                .assertFailure("find ticket failed: there is no such ticket", "code 154004", "log id ", "check the id");
        Run.onSample("tickets", "show", "42").assertFailure("there is no such ticket");
        desk.run("messages", "list", "42").assertFailure("list messages failed: there is no such ticket");
        desk.run("messages", "send", "42", "--text", "a").assertFailure("send message failed: there is no such ticket");
    }

    @ParameterizedTest
    @EnumSource(
            value = HelpdeskFailure.Kind.class,
            names = {"INTERRUPTED", "UNSUPPORTED", "OUTCOME_UNKNOWN"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyFailureIsOneLineWithTheAdvice(HelpdeskFailure.Kind kind) {
        desk.fake().on(Operation.FIND_TICKET).always(Fault.of(kind));
        desk.fake().put(Ticket.builder(TicketId.of("1001")).build());

        desk.run("tickets", "show", "1001").assertFailure("find ticket failed: ", " - " + kind.advice());
    }

    @Test
    void aRateLimitFailureShowsTheDelay() {
        desk.fake().on(Operation.SEARCH_TICKETS).next(Fault.rateLimited(Duration.ofSeconds(40)));

        desk.run(LIST).assertFailure("the rate limit is reached, wait 40000 ms", "code 99991400");
    }

    @Test
    void aHostThatDoesNotListenIsUnreachable() {
        var address = desk.baseUrl();
        desk.close();

        Run.of(desk.environment(), "tickets", "list", "--base-url", address)
                .assertFailure(
                        "search tickets failed: ",
                        "Failed to connect",
                        "check the network, the region and the base URL");
    }

    @Test
    void verboseOutputIncludesTheStackTrace() {
        var run = desk.run("tickets", "show", "42", "-v");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines().findFirst()).get().asString().startsWith("helpdesk: find ticket failed");
        assertThat(run.err()).contains("dev.helpdesk4j.ports.HelpdeskException", "\tat dev.helpdesk4j.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --base-url http://open.feishu.cn         | base URL must be an https URL
                    --base-url ftp://open.feishu.cn          | base URL must be a URL such as https://open.feishu.cn
                    --base-url open.feishu.cn                | base URL must be a URL such as https://open.feishu.cn
                    --base-url https://u:hidden@open.feishu.cn | base URL must have no user, password or query
                    --base-url http://127.0.0.1:1 --region feishu | --base-url must not be combined with --region
                    --sample --base-url http://127.0.0.1:1   | --sample must not be combined with --base-url or --region
                    --sample --region lark                   | --sample must not be combined with --base-url or --region
                    --region moon                            | value must be one of feishu, lark, got 'moon'
                    --output xml                             | value must be one of table, json, got 'xml'
                    --page 0                                 | page must be 1 or more
                    --page x                                 | --page
                    --page-size 0                            | page size must be 1 to 200, got 0
                    --page-size 201                          | page size must be 1 to 200, got 201
                    --page 51 --page-size 200                | search must end at row 10000
                    --stage robot                            | value must be one of bot, agent, or a code, got 'robot'
                    --status created,done                    | value must be one of created, processing, queuing, pending, awaiting-guest, closed-by-bot, closed-by-agent, closed-by-guest, or a code, got 'done'
                    --channel mail                           | value must be one of qr-code, open-api, search, share, or a code, got 'mail'
                    --resolution yes                         | value must be one of unresolved, resolved, or a code, got 'yes'
                    --score 5.0                              | value must be one of dissatisfied, neutral, satisfied, or a code, got '5.0'
                    --created-from yesterday                 | time must be of the form 2026-03-02, 2026-03-02T09:00 or 2026-03-02T09:00:00Z, got 'yesterday'
                    --created-to 2026-02-30                  | got '2026-02-30'
                    --updated-from 2026-03-02T25:00          | got '2026-03-02T25:00'
                    --updated-to 02.03.2026                  | got '02.03.2026'
                    --created-from 2026-03-03 --created-to 2026-03-02 | time range must not end before it begins
                    --created-from 1969-01-01                | time range must be from 1970 to 9999
                    --zone Mars                              | time zone must be a name such as Asia/Shanghai or an offset such as +08:00, got 'Mars'
                    --agent=                                 | user id must not be blank
                    --tag=                                   | tag name must not be blank
                    --guest-name=                            | guest name must not be blank
                    --ticket=                                | ticket id must be 1 to 128 letters
                    --colour                                 | Unknown option: '--colour'
                    more                                     | Unmatched argument
                    """)
    void invalidOptionsAreInvalidUsage(String args, String reason) {
        Run.of(desk.environment(), Run.with(LIST, args.split(" "))).assertInvalidUsage(reason);
    }

    @Test
    void invalidUsageSendsNoRequest() {
        desk.run("tickets", "list", "--page", "51", "--page-size", "200")
                .assertInvalidUsage("search must end at row 10000");
        desk.run("messages", "list", "1", "--from", "soon").assertInvalidUsage("time must be of the form");
        desk.run("messages", "list", "1", "--from", "2026-03-03", "--to", "2026-03-02")
                .assertInvalidUsage("message times must not end before they begin");
        desk.run("messages", "list", "1", "--page-size", "201").assertInvalidUsage("page size must be 1 to 200");

        assertThat(desk.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b", "", " ", "1\n2", "7?x=1", "%2e%2e", "工单"})
    void anInvalidTicketIdIsInvalidUsage(String id) {
        desk.run("tickets", "show", id).assertInvalidUsage("ticket id must be 1 to 128 letters, digits, '_' or '-'");
        desk.run("messages", "list", id).assertInvalidUsage("ticket id must be");
        desk.run("messages", "send", id, "--text", "a").assertInvalidUsage("ticket id must be");
        desk.run("tickets", "list", "--ticket", id).assertInvalidUsage("ticket id must be");

        assertThat(desk.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',               Missing required subcommand",
        "tickets,          Missing required subcommand",
        "messages,         Missing required subcommand",
        "tikets,           unknown command 'tikets'; did you mean tickets",
        "tickets lst,      unknown command 'lst'; did you mean list?",
        "events listn,     unknown command 'listn'; did you mean listen?",
        "xyz,              unknown command 'xyz'",
        "xyz --help,       unknown command 'xyz'",
        "--help xyz,       unknown command 'xyz'",
        "tickets xyz -h,   unknown command 'xyz'",
        "help xyz,         unknown command 'xyz'",
        "help tickets xyz, unknown command 'xyz'",
        "demo xyz -h,      Unmatched argument at index 1: 'xyz'",
        "tickets list --pagesize, --page-size?",
        "tickets show,     Missing required parameter: 'ID'",
        "messages list,    Missing required parameter: 'ID'",
        "-v tickets list,  Unknown option: '-v'",
    })
    void aKnownCommandIsRequired(String args, String reason) {
        Run.of(Map.of(), args.isEmpty() ? new String[0] : args.split(" ")).assertInvalidUsage(reason);
    }
}
