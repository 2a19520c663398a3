/** The operations of a help desk, independent of the adapter. */
module dev.helpdesk4j.ports {
    requires transitive dev.helpdesk4j.domain;
    requires static transitive org.jspecify;

    exports dev.helpdesk4j.ports;
    exports dev.helpdesk4j.ports.event;
    exports dev.helpdesk4j.ports.history;
    exports dev.helpdesk4j.ports.mirror;
}
