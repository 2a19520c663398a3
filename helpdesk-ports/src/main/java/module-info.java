/** What an application can ask of a help desk, whichever adapter answers. */
module dev.helpdesk4j.ports {
    requires transitive dev.helpdesk4j.domain;
    requires static transitive org.jspecify;

    exports dev.helpdesk4j.ports;
    exports dev.helpdesk4j.ports.history;
}
