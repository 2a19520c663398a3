package dev.helpdesk4j.escalation.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.helpdesk4j.domain.HelpdeskId;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    @Test
    void theOldestEventIsFoundWithoutSorting() {
        var plan = database.sql("EXPLAIN " + DatabaseInbox.OLDEST_DUE)
                .param("helpdesk", "it")
                .param("now", Timestamp.from(Instant.EPOCH))
                .query(String.class)
                .single();

        assertThat(plan).contains("EVENT_BY_AGE", "/* index sorted */");
    }

    @Override
    DatabaseInbox inbox(HelpdeskId helpdesk, Clock clock) {
        return new DatabaseInbox(database, helpdesk, clock);
    }
}
