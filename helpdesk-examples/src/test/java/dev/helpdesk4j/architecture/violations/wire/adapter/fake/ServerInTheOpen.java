package dev.helpdesk4j.architecture.violations.wire.adapter.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Its builder may take a server where a rule says so. */
public final class ServerInTheOpen {

    public HttpServer server() {
        throw new UnsupportedOperationException();
    }

    HttpServer hidden() {
        throw new UnsupportedOperationException();
    }

    public static final class Builder {

        public Builder server(HttpServer server) {
            return this;
        }

        public Builder exchange(HttpExchange exchange) {
            return this;
        }
    }
}
