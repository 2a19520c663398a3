package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListTicketsTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private Run list(String... args) {
        return desk.run(Run.with(new String[] {"tickets", "list"}, args));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --ticket=42                     | ticket_id=42
                    --agent=ou_mei                  | agent_id=ou_mei
                    --closed-by=ou_mei              | closed_by_id=ou_mei
                    --guest=ou_lin                  | guest_id=ou_lin
                    --guest-name=林                 | guest_name=林
                    --stage=bot                     | type=1
                    --stage=AGENT                   | type=2
                    --stage=7                       | type=7
                    --status=created                | status_list=1
                    --status=awaiting-guest         | status_list=5
                    --status=awaiting_guest         | status_list=5
                    --status=queuing,51,99          | status_list=3&status_list=51&status_list=99
                    --status=closed-by-bot,CLOSED-BY-GUEST | status_list=50&status_list=52
                    --channel=qr-code               | channel=2
                    --channel=open-api              | channel=9
                    --channel=0                     | channel=0
                    --resolution=unresolved         | solved=1
                    --resolution=2                  | solved=2
                    --score=dissatisfied            | score=1
                    --score=3                       | score=3
                    --tag=VPN, please               | tags=VPN, please
                    """)
    void everyFilterTakesANameOrACode(String option, String parameter) {
        list(option).assertSuccess();

        assertThat(desk.query()).isEqualTo(parameter + "&page=1&page_size=20");
    }

    @Test
    void tagsAndStatusesMayBeRepeated() {
        list("--tag", "VPN", "--tag", "打印机", "--status", "created", "--status", "pending")
                .assertSuccess();

        assertThat(desk.query()).isEqualTo("status_list=1&status_list=4&tags=VPN&tags=打印机&page=1&page_size=20");
    }

    @Test
    void filtersAreJoined() {
        list("--agent", "ou_mei", "--score", "satisfied", "--stage", "agent").assertSuccess();

        assertThat(desk.query()).isEqualTo("agent_id=ou_mei&type=2&score=3&page=1&page_size=20");
    }

    @Test
    void aPageIsRequested() {
        list("--page", "50", "--page-size", "200").assertSuccess();

        assertThat(desk.query()).isEqualTo("page=50&page_size=200");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02,                2026-03-02,                1772380800000, 1772467199999",
        "2026-03-02T09:00,          2026-03-02T09:00,          1772413200000, 1772413200000",
        "2026-03-02T09:00:30,       2026-03-02T09:00:30.5,     1772413230000, 1772413230500",
        "2026-03-02T09:00:00Z,      2026-03-02T09:00:30Z,      1772442000000, 1772442030000",
        "2026-03-02T09:00:00+08:00, 2026-03-02T09:00:00-08:00, 1772413200000, 1772470800000",
        "2026-03-02T09:00+08,       2026-03-02T09:00+08:00,    1772413200000, 1772413200000",
    })
    void timesAreInTheZoneAndDaysAreWhole(String from, String to, long start, long end) {
        list("--zone", "Asia/Shanghai", "--created-from", from, "--created-to", to)
                .assertSuccess();

        assertThat(desk.query())
                .isEqualTo("create_time_start=" + start + "&create_time_end=" + end + "&page=1&page_size=20");
    }

    @Test
    void aRangeWithoutAnEndIsOpen() {
        list("--zone", "UTC", "--created-from", "2026-03-02", "--updated-to", "2026-03-02")
                .assertSuccess();

        assertThat(desk.query())
                .isEqualTo("create_time_start=1772409600000&create_time_end=253402300799999"
                        + "&update_time_start=0&update_time_end=1772495999999&page=1&page_size=20");
    }

    @Test
    void bothEndsOfTheUpdateRangeAreSent() {
        list("--zone", "UTC", "--updated-from", "2026-03-02", "--updated-to", "2026-03-02")
                .assertSuccess();

        assertThat(desk.query())
                .isEqualTo("update_time_start=1772409600000&update_time_end=1772495999999&page=1&page_size=20");
    }

    private void haveThreeTickets() {
        desk.fake()
                .put(Ticket.builder(TicketId.of("1001"))
                        .stage(Stage.BOT)
                        .status(TicketStatus.CREATED)
                        .guest(Person.of(UserId.of("ou_lin"), "林小雨"))
                        .timeline(Timeline.openedAt(NINE))
                        .build());
        desk.fake()
                .put(Ticket.builder(TicketId.of("1002"))
                        .stage(Stage.of(7))
                        .status(TicketStatus.AWAITING_GUEST)
                        .channel(Channel.SEARCH)
                        .guest(Person.of(UserId.of("ou_tom"), "Tom"))
                        .agentOwner(Person.of(UserId.of("ou_mei"), "郑洁"))
                        .satisfaction(Satisfaction.of(Score.SATISFIED))
                        .timeline(Timeline.openedAt(NINE.plusSeconds(90)))
                        .build());
        desk.fake().put(Ticket.builder(TicketId.of("1003")).build());
    }

    @Test
    void theTableLinesUpWideCharacters() {
        haveThreeTickets();

        var run = list("--zone", "Asia/Shanghai").assertSuccess();

        assertThat(run.out()).isEqualTo("""
                        ID                    STATUS           STAGE   GUEST                 AGENT OWNER           CREATED              SCORE
                        1002                  awaiting guest   code 7  Tom                   郑洁                  2026-03-02 17:01:30  satisfied
                        1001                  created          bot     林小雨                                      2026-03-02 17:00:00
                        1003
                        rows 1 to 3 of 3 tickets
                        """);
    }

    @Test
    void theTableShowsThePositionOfThePage() {
        haveThreeTickets();

        assertThat(list("--page", "2", "--page-size", "2").out()).endsWith("rows 3 to 3 of 3 tickets\n");
        assertThat(list("--page", "3", "--page-size", "2").out()).endsWith("no rows on page 3, 3 tickets\n");
    }

    @Test
    void anEmptyPageIsAnEmptyListInJson() {
        assertThat(list("--output", "json").assertSuccess().out()).isEqualTo("""
                        {
                          "page": 1,
                          "pageSize": 20,
                          "total": 0,
                          "totalIsLowerBound": false,
                          "tickets": []
                        }
                        """);
    }

    @Test
    void jsonHasConstantsByNameAndUnknownCodesAsNumbers() {
        haveThreeTickets();

        assertThat(list("--output", "JSON", "--page-size", "2").assertSuccess().out())
                .isEqualTo("""
                        {
                          "page": 1,
                          "pageSize": 2,
                          "total": 3,
                          "totalIsLowerBound": false,
                          "tickets": [
                            {
                              "id": "1002",
                              "stage": 7,
                              "status": "AWAITING_GUEST",
                              "channel": "SEARCH",
                              "score": "SATISFIED",
                              "dissatisfactionReasons": [],
                              "guest": {
                                "id": "ou_tom",
                                "name": "Tom"
                              },
                              "agents": [],
                              "agentOwner": {
                                "id": "ou_mei",
                                "name": "郑洁"
                              },
                              "collaborators": [],
                              "comments": [],
                              "customizedFields": [],
                              "createdAt": "2026-03-02T09:01:30Z"
                            },
                            {
                              "id": "1001",
                              "stage": "BOT",
                              "status": "CREATED",
                              "dissatisfactionReasons": [],
                              "guest": {
                                "id": "ou_lin",
                                "name": "林小雨"
                              },
                              "agents": [],
                              "collaborators": [],
                              "comments": [],
                              "customizedFields": [],
                              "createdAt": "2026-03-02T09:00:00Z"
                            }
                          ]
                        }
                        """);
    }

    @Test
    void sampleDataCanBeFilteredAndPaged() {
        var page = (Map<?, ?>) Run.onSample(
                        "tickets",
                        "list",
                        "--status",
                        "closed-by-agent",
                        "--page",
                        "2",
                        "--page-size",
                        "5",
                        "--output=json")
                .assertSuccess()
                .json();

        assertThat(page.get("page")).isEqualTo(2.0);
        assertThat((List<?>) page.get("tickets"))
                .hasSize(5)
                .allSatisfy(
                        ticket -> assertThat(((Map<?, ?>) ticket).get("status")).isEqualTo("CLOSED_BY_AGENT"));
    }

    @Test
    void everyCommandSeesTheSameSampleTickets() {
        var first = Run.onSample("tickets", "list", "--page-size", "1")
                .assertSuccess()
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        var id = first.substring(0, first.indexOf(' '));

        assertThat(Run.onSample("tickets", "show", id).assertSuccess().out()).contains(id);
        assertThat(Run.onSample("messages", "list", id).assertSuccess().out()).contains("SENT");
    }
}
