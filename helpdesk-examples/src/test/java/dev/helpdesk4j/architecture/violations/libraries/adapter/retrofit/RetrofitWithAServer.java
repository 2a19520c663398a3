package dev.helpdesk4j.architecture.violations.libraries.adapter.retrofit;

import com.sun.net.httpserver.HttpServer;

final class RetrofitWithAServer {

    HttpServer server;
}
