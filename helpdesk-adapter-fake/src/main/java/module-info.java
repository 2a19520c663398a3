/** A help desk in memory to develop and test against, and an emulator that puts the service's wire face on it. */
module dev.helpdesk4j.adapter.fake {
    requires transitive dev.helpdesk4j.ports;
    requires static transitive org.jspecify;
    requires com.google.gson;
    requires jdk.httpserver;

    exports dev.helpdesk4j.adapter.fake;
    exports dev.helpdesk4j.adapter.fake.emulator;
}
