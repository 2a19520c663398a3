package dev.helpdesk4j.escalation.configuration;

import dev.helpdesk4j.adapter.retrofit.event.FeishuEvents;
import dev.helpdesk4j.adapter.retrofit.event.Webhook;
import dev.helpdesk4j.escalation.adapter.database.DatabaseInbox;
import dev.helpdesk4j.escalation.application.EscalationService;
import dev.helpdesk4j.escalation.application.TicketEvents;
import dev.helpdesk4j.escalation.application.WatchedHelpdesk;
import dev.helpdesk4j.ports.event.EventReceiver;
import io.micrometer.core.instrument.MeterRegistry;
import io.vavr.control.Option;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Receives the platform's events if there is a verification token: they are acknowledged once they are in the database. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("FEISHU_VERIFICATION_TOKEN")
class EventConfiguration {

    @Bean
    DatabaseInbox eventInbox(JdbcClient database, WatchedHelpdesk watched, Clock clock, MeterRegistry meters) {
        var inbox = new DatabaseInbox(database, watched.id(), clock);
        meters.gauge("helpdesk.events.inbox", inbox, DatabaseInbox::depth);
        return inbox;
    }

    /** Handles what is in the inbox until it is closed, at most ten seconds after the web server. */
    @Bean
    EventReceiver eventReceiver(
            DatabaseInbox inbox, EscalationService service, WatchedHelpdesk watched, MeterRegistry meters) {
        var handler = new TicketEvents(service, watched.id());
        return EventReceiver.afterStoring(inbox, FeishuEvents::decode, handler, EventMetrics.of(meters));
    }

    @Bean
    Webhook webhook(Environment environment, EventReceiver receiver, MeterRegistry meters) {
        var webhook = Webhook.builder(environment.getRequiredProperty("FEISHU_VERIFICATION_TOKEN"), receiver)
                .listener(EventMetrics.of(meters));
        Option.of(environment.getProperty("FEISHU_ENCRYPT_KEY")).forEach(webhook::encryptKey);
        return webhook.build();
    }
}
