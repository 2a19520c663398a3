package dev.helpdesk4j.escalation.adapter.database;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.escalation.domain.Escalation;
import dev.helpdesk4j.escalation.domain.Reason;
import dev.helpdesk4j.escalation.ports.Ledger;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One help desk's rows of a table, in SQL that H2 and PostgreSQL understand. Each method is one statement.
 *
 * <p>The table has milliseconds, to which PostgreSQL would round: times are truncated here, in rows and in comparisons
 * alike. PostgreSQL stores every character except U+0000, which is removed.
 */
public record DatabaseLedger(JdbcClient database, HelpdeskId helpdesk) implements Ledger {

    private static final String OF_TICKET = " WHERE helpdesk = :helpdesk AND ticket = :ticket AND reason = :reason";
    private static final String UNCHANGED = OF_TICKET + " AND state = :currentState AND at = :currentAt";

    @Override
    public Option<Escalation> find(TicketId ticket, Reason reason) {
        var statement = sql("SELECT * FROM escalation" + OF_TICKET).param("ticket", ticket.value());
        return rows(statement.param("reason", reason.name())).headOption();
    }

    @Override
    public Seq<Escalation> newest(int limit, Escalation.State... states) {
        var sql = "SELECT * FROM escalation WHERE helpdesk = :helpdesk AND state IN (:states)"
                + " ORDER BY at DESC, since LIMIT :limit";
        var names = Arrays.stream(states).map(Enum::name).toList();
        return rows(sql(sql).param("states", names).param("limit", limit));
    }

    @Override
    public boolean add(Escalation escalation) {
        var sql = "INSERT INTO escalation (helpdesk, ticket, reason, guest, since, state, at, note)"
                + " VALUES (:helpdesk, :ticket, :reason, :guest, :since, :state, :at, :note)";
        try {
            return changesOneRow(sql, escalation, escalation);
        } catch (DuplicateKeyException alreadyThere) {
            return false;
        }
    }

    @Override
    public boolean replace(Escalation current, Escalation replacement) {
        var sql = "UPDATE escalation SET since = :since, state = :state, at = :at, note = :note" + UNCHANGED;
        return changesOneRow(sql, current, replacement);
    }

    @Override
    public boolean remove(Escalation current) {
        return changesOneRow("DELETE FROM escalation" + UNCHANGED, current, current);
    }

    private JdbcClient.StatementSpec sql(String sql) {
        return database.sql(sql).param("helpdesk", helpdesk.value());
    }

    private boolean changesOneRow(String sql, Escalation current, Escalation replacement) {
        var statement = sql(sql).param("ticket", replacement.ticket().value())
                .param("reason", replacement.reason().name())
                .param(
                        "guest",
                        replacement.guest().map(DatabaseLedger::storable).getOrNull())
                .param("since", timestamp(replacement.since()))
                .param("state", replacement.state().name())
                .param("at", timestamp(replacement.at()))
                .param("note", storable(replacement.note()))
                .param("currentState", current.state().name())
                .param("currentAt", timestamp(current.at()));
        return statement.update() == 1;
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.from(instant.truncatedTo(ChronoUnit.MILLIS));
    }

    private static String storable(String text) {
        return text.replace("\0", "");
    }

    private static Seq<Escalation> rows(JdbcClient.StatementSpec statement) {
        return List.ofAll(statement.query((row, number) -> escalation(row)).list());
    }

    private static Escalation escalation(ResultSet row) throws SQLException {
        return new Escalation(
                TicketId.of(row.getString("ticket")),
                Reason.valueOf(row.getString("reason")),
                Option.of(row.getString("guest")),
                row.getTimestamp("since").toInstant(),
                Escalation.State.valueOf(row.getString("state")),
                row.getTimestamp("at").toInstant(),
                row.getString("note"));
    }
}
