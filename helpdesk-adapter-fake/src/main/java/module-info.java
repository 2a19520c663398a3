/** A help desk in memory for development and tests, and an emulator that serves it over HTTP. */
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
