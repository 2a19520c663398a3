package dev.helpdesk4j.architecture.violations.libraries.domain;

import com.sun.net.httpserver.HttpServer;

final class DomainWithAServer {

    HttpServer server;
}
