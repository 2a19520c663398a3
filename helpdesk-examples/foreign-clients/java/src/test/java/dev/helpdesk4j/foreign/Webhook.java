package dev.helpdesk4j.foreign;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.lark.oapi.core.request.EventReq;
import com.lark.oapi.core.response.EventResp;
import com.lark.oapi.event.EventDispatcher;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An application's webhook on a free port, in which the SDK's dispatcher handles every request. */
final class Webhook implements AutoCloseable {

    private static final int LONGEST_WAIT_SECONDS = 20;

    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final EventDispatcher dispatcher;
    private final HttpServer server;

    Webhook(EventDispatcher dispatcher) throws IOException {
        this.dispatcher = dispatcher;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new EventReq();
            request.setHttpPath(exchange.getRequestURI().getPath());
            request.setHeaders(exchange.getRequestHeaders());
            request.setBody(exchange.getRequestBody().readAllBytes());
            var delivery = Delivery.to(dispatcher, request);
            exchange.getResponseHeaders().putAll(delivery.response().getHeaders());
            exchange.sendResponseHeaders(delivery.status(), delivery.response().getBody().length);
            exchange.getResponseBody().write(delivery.response().getBody());
            deliveries.add(delivery);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/events";
    }

    /** Waits for the next request. */
    Delivery next() throws InterruptedException {
        var next = deliveries.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("a request must arrive within " + LONGEST_WAIT_SECONDS + " s, got none");
        }
        return next;
    }

    /** Waits for the next requests. */
    List<Delivery> next(int number) throws InterruptedException {
        var next = new ArrayList<Delivery>();
        while (next.size() < number) {
            next.add(next());
        }
        return next;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A request, and the SDK's response to it. */
    record Delivery(EventReq request, EventResp response) {

        static Delivery to(EventDispatcher dispatcher, EventReq request) throws IOException {
            try {
                return new Delivery(request, dispatcher.handle(request));
            } catch (Throwable e) {
                throw new IOException("the SDK must return a response", e);
            }
        }

        /** Returns this request with another body, as another dispatcher handles it. */
        Delivery repeated(EventDispatcher dispatcher, String body) throws IOException {
            var request = new EventReq();
            request.setHeaders(this.request.getHeaders());
            request.setBody(body.getBytes(StandardCharsets.UTF_8));
            return to(dispatcher, request);
        }

        int status() {
            return response.getStatusCode();
        }

        /** Returns the SDK's response, which is not always JSON: the SDK escapes nothing. */
        String answer() {
            return new String(response.getBody(), StandardCharsets.UTF_8);
        }

        /** Returns the body as it was sent. */
        String body() {
            return new String(request.getBody(), StandardCharsets.UTF_8);
        }

        /** Returns the body as the SDK has verified and decrypted it. */
        JsonObject json() {
            if (status() != 200) {
                throw new AssertionError("the SDK must accept the request, got " + status() + ": " + answer());
            }
            return JsonParser.parseString(request.getPlain()).getAsJsonObject();
        }
    }
}
