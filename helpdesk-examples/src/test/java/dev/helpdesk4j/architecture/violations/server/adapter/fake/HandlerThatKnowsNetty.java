package dev.helpdesk4j.architecture.violations.server.adapter.fake;

import io.netty.channel.EventLoop;

final class HandlerThatKnowsNetty {

    EventLoop loop;
}
