package dev.helpdesk4j.escalation.configuration;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.retrofit.AttemptListener;
import dev.helpdesk4j.adapter.retrofit.FeishuApp;
import dev.helpdesk4j.adapter.retrofit.Region;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.escalation.adapter.database.DatabaseLedger;
import dev.helpdesk4j.escalation.application.EscalationService;
import dev.helpdesk4j.escalation.application.WatchedHelpdesk;
import dev.helpdesk4j.escalation.domain.Patience;
import dev.helpdesk4j.escalation.domain.Rules;
import dev.helpdesk4j.escalation.ports.Ledger;
import io.micrometer.core.instrument.MeterRegistry;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chooses the adapters: the real help desk if there are credentials for it, otherwise the fake with sample data. */
@Configuration(proxyBeanMethods = false)
class HelpdeskConfiguration {

    /**
     * The settings of the desk.
     *
     * @param every the pause between two runs
     * @param deadline the time within which a call to the help desk ends
     */
    @ConfigurationProperties("escalation")
    record Settings(Duration every, Duration deadline, Patience patience) {}

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    WatchedHelpdesk watchedHelpdesk(Environment environment, MeterRegistry meters, Clock clock) {
        var watched = Credentials.in(name -> Option.of(environment.getProperty(name)))
                .map(credentials -> real(credentials, environment, meters))
                .getOrElse(() -> sample(FakeHelpdesk.builder()
                        .clock(clock)
                        .sampleData(2026, 3000)
                        .build()));
        LoggerFactory.getLogger(HelpdeskConfiguration.class).info("Watching {}", watched.label());
        return watched;
    }

    private static WatchedHelpdesk sample(FakeHelpdesk fake) {
        return new WatchedHelpdesk(fake.helpdeskId(), fake, "sample data", true, () -> {});
    }

    private static WatchedHelpdesk real(Credentials credentials, Environment environment, MeterRegistry meters) {
        var app = FeishuApp.builder(credentials.appId(), credentials.appSecret())
                .baseUrl(environment.getProperty("FEISHU_BASE_URL", Region.FEISHU.baseUrl()))
                .listener(metered(meters))
                .build();
        var id = HelpdeskId.of(credentials.helpdeskId());
        var helpdesk = app.helpdesk(id, credentials.helpdeskToken());
        return new WatchedHelpdesk(id, helpdesk, "help desk " + id.value(), false, app::close);
    }

    /** Measures every attempt with two timers: how long it took, and how long it waited for a permit of the rate limiter. */
    private static AttemptListener metered(MeterRegistry meters) {
        return attempt -> {
            var operation = attempt.operation().name();
            var outcome = attempt.staleConnection()
                    ? "STALE_CONNECTION"
                    : attempt.failure().map(Enum::name).getOrElse("SUCCESS");
            var status = attempt.httpStatus().map(String::valueOf).getOrElse("none");
            meters.timer("helpdesk.attempts", "operation", operation, "outcome", outcome, "status", status)
                    .record(attempt.duration());
            meters.timer("helpdesk.permits", "operation", operation).record(attempt.waited());
        };
    }

    @Bean
    Ledger ledger(JdbcClient database, WatchedHelpdesk watched) {
        return new DatabaseLedger(database, watched.id());
    }

    @Bean
    EscalationService escalationService(WatchedHelpdesk watched, Ledger ledger, Settings settings, Clock clock) {
        return new EscalationService(
                watched.helpdesk(), ledger, new Rules(settings.patience()), settings.deadline(), clock);
    }
}
