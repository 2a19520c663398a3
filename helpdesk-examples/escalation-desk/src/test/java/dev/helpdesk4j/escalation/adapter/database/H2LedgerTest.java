package dev.helpdesk4j.escalation.adapter.database;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.escalation.ports.Ledger;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2LedgerTest extends DatabaseLedgerContract {

    @TempDir
    Path folder;

    @Override
    Ledger ledger(HelpdeskId helpdesk) {
        return Databases.ledger(Databases.h2(folder.resolve("escalations")), helpdesk);
    }
}
