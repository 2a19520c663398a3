package dev.helpdesk4j.escalation.adapter.database;

import dev.helpdesk4j.domain.HelpdeskId;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

class H2InboxTest extends DatabaseInboxContract {

    @TempDir
    Path folder;

    @Override
    DatabaseInbox inbox(HelpdeskId helpdesk, Clock clock) {
        return Databases.inbox(Databases.h2(folder.resolve("escalations")), helpdesk, clock);
    }
}
