package dev.helpdesk4j.benchmarks;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.CommentId;
import dev.helpdesk4j.domain.ticket.CustomizedField;
import dev.helpdesk4j.domain.ticket.CustomizedFieldId;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.ServiceTimes;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.domain.ticket.Timeline;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Tickets with every field that the official SDK can read, one a minute. The SDK cannot read comments, whose times and ids
 * are too large for its types.
 */
final class FullTickets {

    private static final long FIRST_ID = 6_900_000_000_000_000_000L;
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final List<String> REASONS = List.of("waited too long", "not friendly", "not solved", "asked twice");
    private static final List<String> REASONS_ZH = List.of("等待时间太长", "态度不好", "问题没有解决", "重复提问");
    private static final List<String> CITIES = List.of("Shanghai", "Beijing", "Shenzhen", "Singapore", "Tokyo");
    private static final List<String> DEPARTMENTS = List.of("Finance", "研发部", "Human Resources", "Sales 华东区");

    private static final List<Person> AGENTS = List.range(0, 12).map(number -> person("ou_agent", number, "客服 Agent"));
    private static final List<Person> GUESTS = List.range(0, 150).map(number -> person("ou_guest", number, "客户 Guest"));

    private final boolean comments;

    FullTickets(boolean comments) {
        this.comments = comments;
    }

    static FakeHelpdesk desk(int tickets, boolean comments) {
        var fake = FakeHelpdesk.empty();
        var full = new FullTickets(comments);
        for (var number = 0; number < tickets; number++) {
            fake.put(full.ticket(number, fake.helpdeskId()));
        }
        return fake;
    }

    static TicketId id(int number) {
        return TicketId.of(Long.toString(FIRST_ID + number));
    }

    /** Returns the range in which the first of this many tickets to the last were opened. */
    static TimeRange range(int tickets) {
        return TimeRange.between(FIRST, FIRST.plus(Duration.ofMinutes(tickets - 1)));
    }

    private Ticket ticket(int number, HelpdeskId helpdesk) {
        var created = FIRST.plus(Duration.ofMinutes(number));
        var agent = agent(number % 12);
        return Ticket.builder(id(number))
                .helpdesk(helpdesk)
                .guest(GUESTS.get(number % 1000 * 7919 % 150))
                .stage(Stage.AGENT)
                .status(TicketStatus.CLOSED_BY_AGENT)
                .channel(Channel.OPEN_API)
                .resolution(number % 3 == 0 ? Resolution.UNRESOLVED : Resolution.RESOLVED)
                .satisfaction(new Satisfaction(Option.some(Score.of(number % 3 + 1)), List.of(reason(number % 4))))
                .agents(List.of(agent, agent((number + 5) % 12)))
                .agentOwner(agent)
                .collaborators(List.of(agent((number + 7) % 12)))
                .closedBy(agent)
                .customizedFields(List.of(
                        field(1, "order_number", "Order number 订单号", "A-" + (100_000 + number)),
                        field(2, "product", "Product", "Product " + number % 9),
                        field(3, "urgency", "Urgency", number % 2 == 0 ? "high" : "normal")))
                .comments(comments ? List.of(comment(number, created)) : List.empty())
                .timeline(new Timeline(
                        Option.some(created),
                        Option.some(created.plusSeconds(7200)),
                        Option.some(created.plusSeconds(7100)),
                        Option.some(created.plusSeconds(30)),
                        Option.some(created.plusSeconds(95 + number % 60)),
                        Option.some(created.plusSeconds(6900))))
                .serviceTimes(ServiceTimes.EMPTY
                        .withAgentService(Duration.ofSeconds(6000 + number % 977))
                        .withAgentFirstResponse(Duration.ofSeconds(65 + number % 60))
                        .withBotService(Duration.ofSeconds(30))
                        .withAgentResolution(Duration.ofSeconds(7070))
                        .withActualProcessing(Duration.ofSeconds(5000 + number % 313)))
                .build();
    }

    private static Person agent(int number) {
        return AGENTS.get(number);
    }

    private static Person person(String prefix, int number, String name) {
        return Person.of(UserId.of(prefix + "_7dab8a3d3cdcc9da365777c7ad" + (100 + number)), name + " " + number)
                .withAvatarUrl(
                        "https://avatar.example.com/static-resource/v1/image/" + prefix + number + "~640x640.png")
                .withEmail(prefix + number + "@example.com")
                .withDepartment(DEPARTMENTS.get(number % 4))
                .withCity(CITIES.get(number % 5))
                .withCountry("China");
    }

    private static LocalizedText reason(int number) {
        return LocalizedText.of(Locale.SIMPLIFIED_CHINESE, REASONS_ZH.get(number))
                .and(Locale.US, REASONS.get(number))
                .and(Locale.JAPAN, "理由 " + number);
    }

    private static CustomizedField field(int id, String key, String name, String value) {
        return CustomizedField.of(CustomizedFieldId.of("694278" + id), name, value)
                .withKeyName(key)
                .withPosition(id)
                .withRequired(id == 1)
                .withEditable(true);
    }

    private static Comment comment(int number, Instant created) {
        return Comment.of(
                        CommentId.of(Long.toString(FIRST_ID + number)),
                        "Called the guest back, the parcel is on its way. 已电话联系客户。",
                        created.plusSeconds(6000))
                .withAuthor(UserId.of(Long.toString(FIRST_ID + number % 12)), "客服 Agent " + number % 12)
                .withAuthorAvatarUrl("https://avatar.example.com/static-resource/v1/image/" + number % 12 + ".png");
    }
}
