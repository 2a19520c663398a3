package dev.helpdesk4j.escalation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The application: it watches a help desk for guests who wait too long or are dissatisfied. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class EscalationDesk {

    public static void main(String[] args) {
        SpringApplication.run(EscalationDesk.class, args);
    }
}
