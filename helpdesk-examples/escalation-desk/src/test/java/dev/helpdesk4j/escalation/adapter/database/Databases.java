package dev.helpdesk4j.escalation.adapter.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.escalation.ports.Ledger;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Ledgers and inboxes in real databases, with the application's own schema. */
public final class Databases {

    private Databases() {}

    /** Returns the application's URL, for another file. */
    public static String h2(Path file) {
        return "jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0";
    }

    public static Ledger ledger(String url, HelpdeskId helpdesk) {
        return ledger(new DriverManagerDataSource(url, "desk", ""), helpdesk);
    }

    /** A ledger with pooled connections, as in the application: H2 writes to disk when the last connection closes. */
    public static Ledger pooledLedger(String url, HelpdeskId helpdesk) {
        return ledger(pool(url), helpdesk);
    }

    static Ledger ledger(DataSource database, HelpdeskId helpdesk) {
        return new DatabaseLedger(withSchema(database), helpdesk);
    }

    /** Returns an inbox with pooled connections, as in the application. */
    public static DatabaseInbox pooledInbox(String url, HelpdeskId helpdesk, Clock clock) {
        return new DatabaseInbox(withSchema(pool(url)), helpdesk, clock);
    }

    static JdbcClient withSchema(DataSource database) {
        DatabasePopulatorUtils.execute(new ResourceDatabasePopulator(new ClassPathResource("schema.sql")), database);
        return JdbcClient.create(database);
    }

    static HikariDataSource pool(String url) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername("desk");
        return pool;
    }
}
