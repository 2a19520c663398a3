package dev.helpdesk4j.architecture.violations.libraries.adapter.fake;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;

/** Its server is its own business. */
final class FakeWithATestLibrary {

    HttpServer server;

    @Test
    void tests() {}
}
