package dev.helpdesk4j.escalation.adapter.schedule;

import dev.helpdesk4j.escalation.application.EscalationService;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs the service again and again, never twice at a time. The desk is healthy if its last run had no problem. */
@Component("desk")
record Schedule(EscalationService service) implements HealthIndicator {

    @Scheduled(fixedDelayString = "${escalation.every}")
    void run() {
        service.runOnce();
        service.lastProblem().forEach(LoggerFactory.getLogger(Schedule.class)::warn);
    }

    @Override
    public Health health() {
        return service.lastProblem()
                .map(problem -> Health.down().withDetail("problem", problem))
                .getOrElse(Health::up)
                .build();
    }
}
