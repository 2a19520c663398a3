package dev.helpdesk4j.escalation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Watches a help desk for guests whom nobody attends to. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class EscalationDesk {

    public static void main(String[] args) {
        SpringApplication.run(EscalationDesk.class, args);
    }
}
