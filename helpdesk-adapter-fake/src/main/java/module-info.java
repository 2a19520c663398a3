/** A help desk in memory to develop and test against, and an emulator that puts the service's wire face on it. */
module dev.helpdesk4j.adapter.fake {
    requires transitive dev.helpdesk4j.ports;
    requires static transitive org.jspecify;
    requires com.google.gson;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.transport;

    exports dev.helpdesk4j.adapter.fake;
    exports dev.helpdesk4j.adapter.fake.control;
    exports dev.helpdesk4j.adapter.fake.emulator;
}
