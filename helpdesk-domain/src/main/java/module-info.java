/** What a help desk is made of: tickets, messages and the questions one can ask about them. */
module dev.helpdesk4j.domain {
    requires transitive io.vavr;
    requires static transitive org.jspecify;

    exports dev.helpdesk4j.domain;
    exports dev.helpdesk4j.domain.message;
    exports dev.helpdesk4j.domain.ticket;
}
