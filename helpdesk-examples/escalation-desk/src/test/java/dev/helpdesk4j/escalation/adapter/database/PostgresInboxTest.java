package dev.helpdesk4j.escalation.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.HelpdeskId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The contract on a real PostgreSQL server, whose binaries are a test dependency. */
class PostgresInboxTest extends DatabaseInboxContract {

    private static EmbeddedPostgres postgres;
    private static JdbcClient database;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        database = Databases.withSchema(postgres.getPostgresDatabase());
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    /** The server sorts small tables whatever their indices are. */
    @Test
    void theOldestEventIsFoundWithoutSorting() {
        database.sql(
                        "INSERT INTO event (helpdesk, id, json, stored_at, handled, due_at, attempts)"
                                + " SELECT 'many', number, '{}', NOW(), FALSE, NOW(), 0 FROM generate_series(1, 10000) AS number")
                .update();
        database.sql("ANALYZE event").update();

        var plan = database.sql("EXPLAIN " + DatabaseInbox.OLDEST_DUE)
                .param("helpdesk", "many")
                .param("now", Timestamp.from(Instant.now()))
                .query(String.class)
                .list();

        assertThat(String.join("\n", plan)).contains("event_by_age").doesNotContain("Sort");
    }

    @Override
    DatabaseInbox inbox(HelpdeskId helpdesk, Clock clock) {
        return new DatabaseInbox(database, helpdesk, clock);
    }
}
