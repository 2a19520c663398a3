package dev.helpdesk4j.architecture.violations.libraries.ports;

import com.sun.net.httpserver.HttpServer;

final class PortsWithAServer {

    HttpServer server;
}
