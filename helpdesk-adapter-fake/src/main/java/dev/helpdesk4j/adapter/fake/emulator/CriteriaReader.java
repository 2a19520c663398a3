package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Reads criteria from a request's path and parameters as the documents define them; throws {@link BadRequest} where they are
 * invalid.
 */
final class CriteriaReader {

    private CriteriaReader() {}

    static TicketId ticketId(String value) {
        return orBadRequest(() -> TicketId.of(value));
    }

    static TicketCriteria ticketCriteria(Parameters parameters) {
        return orBadRequest(() -> {
            var criteria = TicketCriteria.builder();
            parameters.text("ticket_id").map(TicketId::of).forEach(criteria::ticket);
            parameters.text("agent_id").map(UserId::of).forEach(criteria::agent);
            parameters.text("closed_by_id").map(UserId::of).forEach(criteria::closedBy);
            parameters.integer("type").map(Stage::of).forEach(criteria::stage);
            parameters.integer("channel").map(Channel::of).forEach(criteria::channel);
            parameters.integer("solved").map(Resolution::of).forEach(criteria::resolution);
            parameters.integer("score").map(Score::of).forEach(criteria::score);
            parameters.text("guest_name").forEach(criteria::guestName);
            parameters.text("guest_id").map(UserId::of).forEach(criteria::guest);
            range(parameters, "create_time").forEach(criteria::created);
            range(parameters, "update_time").forEach(criteria::updated);
            return criteria.statuses(parameters.integers("status_list").map(TicketStatus::of))
                    .tags(parameters.all("tags"))
                    .build();
        });
    }

    /**
     * Returns which page a search requests.
     *
     * @throws BadRequest if the page ends after row {@link Tickets#MAX_SEARCH_ROWS}
     */
    static PageRequest searchPage(Parameters parameters) {
        var page = parameters.page();
        var refused = HelpdeskFailure.InvalidRequest.pastMaxSearchRows(page);
        if (refused.isDefined()) {
            throw new BadRequest(refused.get().reason());
        }
        return page;
    }

    /** The times of messages are in seconds, and each may be given alone. */
    static MessageCriteria messageCriteria(Parameters parameters) {
        return orBadRequest(() -> new MessageCriteria(
                parameters.number("time_start").map(Instant::ofEpochSecond),
                parameters.number("time_end").map(Instant::ofEpochSecond)));
    }

    /** The times of tickets are in milliseconds, and both ends must be given together. */
    private static Option<TimeRange> range(Parameters parameters, String name) {
        var start = parameters.number(name + "_start").map(Instant::ofEpochMilli);
        var end = parameters.number(name + "_end").map(Instant::ofEpochMilli);
        if (start.isDefined() != end.isDefined()) {
            throw new BadRequest(name + "_start and " + name + "_end must be given together, got "
                    + (start.isDefined() ? name + "_start" : name + "_end") + " alone");
        }
        return start.flatMap(from -> end.map(to -> TimeRange.between(from, to)));
    }

    private static <T> T orBadRequest(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new BadRequest(String.valueOf(e.getMessage()));
        }
    }
}
