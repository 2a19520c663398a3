package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The query parameters of <em>list tickets</em>; those without a criterion are omitted. */
final class TicketQuery {

    private final Map<String, Object> parameters = new LinkedHashMap<>();

    private TicketQuery() {}

    static Map<String, Object> others(TicketCriteria criteria, PageRequest page) {
        var query = new TicketQuery();
        query.add("ticket_id", criteria.ticket().map(TicketId::value));
        query.add("agent_id", criteria.agent().map(UserId::value));
        query.add("closed_by_id", criteria.closedBy().map(UserId::value));
        query.add("type", criteria.stage().map(Stage::code));
        query.add("channel", criteria.channel().map(Channel::code));
        query.add("solved", criteria.resolution().map(Resolution::code));
        query.add("score", criteria.score().map(Score::code));
        query.add("guest_name", criteria.guestName());
        query.add("guest_id", criteria.guest().map(UserId::value));
        query.add("create_time", criteria.created());
        query.add("update_time", criteria.updated());
        query.add("page", Option.some(page.page()));
        query.add("page_size", Option.some(page.size()));
        return query.parameters;
    }

    static List<Integer> statuses(TicketCriteria criteria) {
        return criteria.statuses().toList().map(TicketStatus::code).asJava();
    }

    static List<String> tags(TicketCriteria criteria) {
        return criteria.tags().toList().asJava();
    }

    private void add(String name, Option<?> value) {
        for (var present : value) {
            if (present instanceof TimeRange range) {
                parameters.put(name + "_start", range.from().toEpochMilli());
                parameters.put(name + "_end", range.to().toEpochMilli());
            } else {
                parameters.put(name, present);
            }
        }
    }
}
