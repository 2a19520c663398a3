/** The domain of a help desk: tickets, messages and criteria to select them. */
module dev.helpdesk4j.domain {
    requires transitive io.vavr;
    requires static transitive org.jspecify;

    exports dev.helpdesk4j.domain;
    exports dev.helpdesk4j.domain.event;
    exports dev.helpdesk4j.domain.message;
    exports dev.helpdesk4j.domain.ticket;
}
