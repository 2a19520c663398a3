package dev.helpdesk4j.escalation.adapter.database;

import dev.helpdesk4j.domain.HelpdeskId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

    @Override
    DatabaseInbox inbox(HelpdeskId helpdesk, Clock clock) {
        return new DatabaseInbox(database, helpdesk, clock);
    }
}
