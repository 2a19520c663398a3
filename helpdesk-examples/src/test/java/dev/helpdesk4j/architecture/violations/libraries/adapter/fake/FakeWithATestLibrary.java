package dev.helpdesk4j.architecture.violations.libraries.adapter.fake;

import io.netty.channel.ServerChannel;
import org.junit.jupiter.api.Test;

/** Its server is its own business. */
final class FakeWithATestLibrary {

    ServerChannel server;

    @Test
    void tests() {}
}
