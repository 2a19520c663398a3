package dev.helpdesk4j.escalation.adapter.database;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.escalation.ports.Ledger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on a real PostgreSQL server, whose binaries are a test dependency. */
class PostgresLedgerTest extends DatabaseLedgerContract {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Override
    Ledger ledger(HelpdeskId helpdesk) {
        return Databases.ledger(postgres.getPostgresDatabase(), helpdesk);
    }
}
