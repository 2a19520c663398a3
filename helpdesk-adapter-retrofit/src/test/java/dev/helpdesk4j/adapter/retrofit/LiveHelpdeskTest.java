package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.contract.HelpdeskFixture;
import dev.helpdesk4j.ports.contract.ReadingContract;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The reading part of the contract against a real help desk: it sends and changes nothing, and reports which
 * assumptions held. Environment variables contain the credentials and, for Lark or a gateway, the base URL.
 */
@EnabledIfEnvironmentVariable(named = "FEISHU_APP_ID", matches = ".+")
@EnabledIfEnvironmentVariable(named = "FEISHU_APP_SECRET", matches = ".+")
@EnabledIfEnvironmentVariable(named = "FEISHU_HELPDESK_ID", matches = ".+")
@EnabledIfEnvironmentVariable(named = "FEISHU_HELPDESK_TOKEN", matches = ".+")
class LiveHelpdeskTest extends ReadingContract {

    /** A failure of all calls is reported once, instead of by each test. */
    @BeforeAll
    static void checkAvailability() {
        try (var fixture = new LiveFixture(System.getenv())) {
            requireAvailable(fixture.helpdesk());
        }
    }

    static void requireAvailable(Helpdesk helpdesk) {
        helpdesk.tickets().search(TicketCriteria.any(), PageRequest.first(1)).peekLeft(failure -> {
            var reason = failure.summary() + " - " + failure.kind().advice();
            var error = new AssertionError("the help desk is not available: " + reason);
            error.setStackTrace(new StackTraceElement[0]);
            throw error;
        });
    }

    @Override
    protected HelpdeskFixture open() {
        return new LiveFixture(System.getenv());
    }

    private static final class LiveFixture implements HelpdeskFixture {

        private final Map<String, String> environment;
        private final FeishuApp app;

        LiveFixture(Map<String, String> environment) {
            this.environment = environment;
            app = FeishuApp.builder(environment.get("FEISHU_APP_ID"), environment.get("FEISHU_APP_SECRET"))
                    .baseUrl(environment.getOrDefault("FEISHU_BASE_URL", Region.FEISHU.baseUrl()))
                    .build();
        }

        @Override
        public Helpdesk helpdesk() {
            return app.helpdesk(
                    HelpdeskId.of(environment.get("FEISHU_HELPDESK_ID")), environment.get("FEISHU_HELPDESK_TOKEN"));
        }

        @Override
        public void close() {
            app.close();
        }
    }
}
