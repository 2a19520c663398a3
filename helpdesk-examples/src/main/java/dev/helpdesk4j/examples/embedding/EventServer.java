package dev.helpdesk4j.examples.embedding;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.helpdesk4j.adapter.retrofit.event.Webhook;
import dev.helpdesk4j.adapter.retrofit.event.WebhookRequest;
import dev.helpdesk4j.ports.event.EventListener;
import dev.helpdesk4j.ports.event.EventReceiver;
import dev.helpdesk4j.ports.event.InMemorySeenEvents;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/**
 * Receives events with the JDK's HTTP server, and prints them. Its argument is the port, at which only this machine can reach it: a
 * proxy with TLS forwards the platform's requests.
 */
public final class EventServer {
    private static final int CAPACITY = 1000;
    private static final int THREADS = 8;

    public static void main(String[] args) throws IOException {
        var handlers = Executors.newFixedThreadPool(THREADS);
        var receiver = EventReceiver.afterQueueing(
                System.out::println, new InMemorySeenEvents(), handlers, CAPACITY, EventListener.NONE);
        var webhook = Webhook.builder(env("FEISHU_VERIFICATION_TOKEN"), receiver)
                .encryptKey(env("FEISHU_ENCRYPT_KEY"))
                .build();
        var server = start(webhook, Integer.parseInt(args[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.stop(1);
            receiver.close();
            handlers.shutdown();
        }));
    }

    static HttpServer start(Webhook webhook, int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/events", exchange -> receive(webhook, exchange));
        server.start();
        return server;
    }

    private static void receive(Webhook webhook, HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readNBytes(webhook.maxBodyBytes() + 1);
            var response = webhook.receive(WebhookRequest.of(exchange.getRequestHeaders(), body));
            exchange.getResponseHeaders().set("Content-Type", response.contentType());
            exchange.sendResponseHeaders(response.status(), response.body().length);
            exchange.getResponseBody().write(response.body());
        }
    }

    private static String env(String name) {
        return Option.of(System.getenv(name)).getOrElseThrow(() -> new IllegalArgumentException(name + " must be set"));
    }
}
