package dev.helpdesk4j.architecture.violations.server.adapter.fake;

import io.netty.channel.EventLoop;

/** Its name says so. */
final class NettyPart {

    EventLoop loop;

    /** So does that of its class. */
    static final class Inside {

        EventLoop loop;
    }
}
