package dev.helpdesk4j.escalation.adapter.database;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.ports.event.EventInbox;
import dev.helpdesk4j.ports.event.SeenEvents;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The events of one help desk's app in a table, in SQL that H2 and PostgreSQL understand. Each statement is a transaction of
 * its own: when {@link #store} returns, the event is on disk.
 *
 * <p>An event is taken by an update that succeeds only if nobody has taken it since it was read, so that several processes
 * can share the table. The table has milliseconds, to which times are truncated.
 */
public record DatabaseInbox(JdbcClient database, HelpdeskId helpdesk, Clock clock) implements EventInbox {

    /** The order has all columns of the index, without which H2 would sort. */
    static final String OLDEST_DUE = "SELECT * FROM event WHERE helpdesk = :helpdesk AND handled = FALSE"
            + " AND due_at <= :now ORDER BY helpdesk, handled, stored_at, id LIMIT 1";

    private static final String OF_EVENT = " WHERE helpdesk = :helpdesk AND id = :id";

    @Override
    public boolean store(EventId event, String json) {
        var now = clock.instant();
        sql("DELETE FROM event WHERE helpdesk = :helpdesk AND handled = TRUE AND stored_at <= :forgotten")
                .param("forgotten", timestamp(now.minus(SeenEvents.MEMORY)))
                .update();
        var sql = "INSERT INTO event (helpdesk, id, json, stored_at, handled, due_at, attempts)"
                + " VALUES (:helpdesk, :id, :json, :now, FALSE, :now, 0)";
        try {
            var statement = sql(sql).param("id", event.value());
            statement.param("json", storable(json)).param("now", timestamp(now)).update();
            return true;
        } catch (DuplicateKeyException alreadyThere) {
            return false;
        }
    }

    @Override
    public Option<StoredEvent> take() {
        while (true) {
            var now = clock.instant();
            var due = oldestDue(now);
            if (due.isEmpty()) {
                return Option.none();
            }
            var read = due.get();
            if (isTaken(read, now)) {
                return Option.some(new StoredEvent(read.event(), read.json(), read.attempts() + 1));
            }
        }
    }

    private record Row(EventId event, String json, Timestamp dueAt, int attempts) {}

    private Optional<Row> oldestDue(Instant now) {
        return sql(OLDEST_DUE)
                .param("now", timestamp(now))
                .query((row, number) -> row(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                EventId.of(row.getString("id")),
                row.getString("json"),
                row.getTimestamp("due_at"),
                row.getInt("attempts"));
    }

    /** Returns false if somebody else has taken or handled the event since it was read. */
    private boolean isTaken(Row read, Instant now) {
        var sql = "UPDATE event SET due_at = :until, attempts = attempts + 1" + OF_EVENT
                + " AND handled = FALSE AND due_at = :dueAt AND attempts = :attempts";
        var statement = sql(sql).param("id", read.event().value())
                .param("until", timestamp(now.plus(SeenEvents.CLAIM_TIME)))
                .param("dueAt", read.dueAt())
                .param("attempts", read.attempts());
        return statement.update() == 1;
    }

    @Override
    public void handled(EventId event) {
        sql("UPDATE event SET handled = TRUE, json = NULL" + OF_EVENT)
                .param("id", event.value())
                .update();
    }

    @Override
    public void postpone(EventId event, Duration pause) {
        sql("UPDATE event SET due_at = :until" + OF_EVENT + " AND handled = FALSE")
                .param("id", event.value())
                .param("until", timestamp(clock.instant().plus(pause)))
                .update();
    }

    /** Returns how many events have not been handled. */
    public long depth() {
        return sql("SELECT COUNT(*) FROM event WHERE helpdesk = :helpdesk AND handled = FALSE")
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec sql(String sql) {
        return database.sql(sql).param("helpdesk", helpdesk.value());
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.from(instant.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Returns the JSON without U+0000, which PostgreSQL does not store and JSON does not need. */
    private static String storable(String json) {
        return json.replace("\0", "");
    }
}
