package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A webhook of an application: records what it receives. */
public final class ReceivingServer implements AutoCloseable {

    private static final int LONGEST_WAIT_SECONDS = 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private volatile Answer answer = Answer.ok();

    public ReceivingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = new TreeMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            var request = new Received(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
            // Before a test that waits for the request sets the answer to the next one.
            var toThis = answer;
            received.add(request);
            toThis.give(exchange, request);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    public void answers(Answer newAnswer) {
        answer = newAnswer;
    }

    /** Waits for the next request. */
    public Received next() throws InterruptedException {
        var next = received.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("a request must arrive within " + LONGEST_WAIT_SECONDS + " s, got none");
        }
        return next;
    }

    public List<Received> next(int count) throws InterruptedException {
        var requests = new ArrayList<Received>();
        while (requests.size() < count) {
            requests.add(next());
        }
        return requests;
    }

    /** Returns the number of requests that no test has taken. */
    public int waiting() {
        return received.size();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** A request that was received. */
    public record Received(String method, String target, Map<String, String> headers, String body) {

        public JsonObject json() {
            return JsonParser.parseString(body).getAsJsonObject();
        }

        public String eventId() {
            return json().getAsJsonObject("header").get("event_id").getAsString();
        }
    }

    /** Answers a request. */
    public interface Answer {

        void give(HttpExchange exchange, Received request) throws IOException;

        static Answer ok() {
            return status(200);
        }

        static Answer status(int status) {
            return (exchange, request) -> exchange.sendResponseHeaders(status, -1);
        }

        static Answer body(String body) {
            return (exchange, request) -> {
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            };
        }
    }
}
