/** A help desk in memory to develop and test against. */
module dev.helpdesk4j.adapter.fake {
    requires transitive dev.helpdesk4j.ports;
    requires static transitive org.jspecify;

    exports dev.helpdesk4j.adapter.fake;
}
