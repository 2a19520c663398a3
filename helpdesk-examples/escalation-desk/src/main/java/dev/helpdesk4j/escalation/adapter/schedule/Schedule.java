package dev.helpdesk4j.escalation.adapter.schedule;

import dev.helpdesk4j.escalation.application.Rounds;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** One round after another, never two at a time. The desk is as healthy as its last round. */
@Component("desk")
record Schedule(Rounds rounds) implements HealthIndicator {

    @Scheduled(fixedDelayString = "${escalation.every}")
    void look() {
        rounds.look();
        rounds.trouble().forEach(LoggerFactory.getLogger(Schedule.class)::warn);
    }

    @Override
    public Health health() {
        return rounds.trouble()
                .map(trouble -> Health.down().withDetail("trouble", trouble))
                .getOrElse(Health::up)
                .build();
    }
}
