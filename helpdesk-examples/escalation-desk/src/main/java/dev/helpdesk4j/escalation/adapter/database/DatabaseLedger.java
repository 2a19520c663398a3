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
import java.util.Arrays;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One help desk's part of a table, in SQL that H2 and PostgreSQL understand. Each method is one statement. */
public record DatabaseLedger(JdbcClient database, HelpdeskId helpdesk) implements Ledger {

    private static final String OF_THE_TICKET = " WHERE helpdesk = :helpdesk AND ticket = :ticket AND reason = :reason";
    private static final String AS_SEEN = OF_THE_TICKET + " AND state = :seen AND at = :seenAt";

    @Override
    public Option<Escalation> find(TicketId ticket, Reason reason) {
        var statement = sql("SELECT * FROM escalation" + OF_THE_TICKET).param("ticket", ticket.value());
        return rows(statement.param("reason", reason.name())).headOption();
    }

    @Override
    public Seq<Escalation> newest(int most, Escalation.State... states) {
        var sql = "SELECT * FROM escalation WHERE helpdesk = :helpdesk AND state IN (:states)"
                + " ORDER BY at DESC, since LIMIT :most";
        var names = Arrays.stream(states).map(Enum::name).toList();
        return rows(sql(sql).param("states", names).param("most", most));
    }

    @Override
    public boolean add(Escalation escalation) {
        var sql = "INSERT INTO escalation (helpdesk, ticket, reason, guest, since, state, at, note)"
                + " VALUES (:helpdesk, :ticket, :reason, :guest, :since, :state, :at, :note)";
        try {
            return changes(sql, escalation, escalation);
        } catch (DuplicateKeyException somebodyWasFaster) {
            return false;
        }
    }

    @Override
    public boolean replace(Escalation seen, Escalation become) {
        var sql = "UPDATE escalation SET since = :since, state = :state, at = :at, note = :note" + AS_SEEN;
        return changes(sql, seen, become);
    }

    @Override
    public boolean remove(Escalation seen) {
        return changes("DELETE FROM escalation" + AS_SEEN, seen, seen);
    }

    private JdbcClient.StatementSpec sql(String sql) {
        return database.sql(sql).param("helpdesk", helpdesk.value());
    }

    private boolean changes(String sql, Escalation seen, Escalation become) {
        var statement = sql(sql).param("ticket", become.ticket().value())
                .param("reason", become.reason().name())
                .param("guest", become.guest().getOrNull())
                .param("since", Timestamp.from(become.since()))
                .param("state", become.state().name())
                .param("at", Timestamp.from(become.at()))
                .param("note", become.note())
                .param("seen", seen.state().name())
                .param("seenAt", Timestamp.from(seen.at()));
        return statement.update() == 1;
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
