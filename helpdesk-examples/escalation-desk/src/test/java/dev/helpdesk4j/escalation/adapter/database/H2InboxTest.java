package dev.helpdesk4j.escalation.adapter.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.helpdesk4j.domain.HelpdeskId;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class H2InboxTest extends DatabaseInboxContract {

    @TempDir
    Path folder;

    private HikariDataSource pool;
    private JdbcClient database;

    @BeforeEach
    void open() {
        pool = Databases.pool(Databases.h2(folder.resolve("escalations")));
        database = Databases.withSchema(pool);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Override
    DatabaseInbox inbox(HelpdeskId helpdesk, Clock clock) {
        return new DatabaseInbox(database, helpdesk, clock);
    }
}
