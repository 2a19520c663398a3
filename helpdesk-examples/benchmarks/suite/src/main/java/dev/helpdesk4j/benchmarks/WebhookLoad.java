package dev.helpdesk4j.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.helpdesk4j.adapter.retrofit.event.Webhook;
import dev.helpdesk4j.adapter.retrofit.event.WebhookRequest;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.ports.event.EventDelivery;
import dev.helpdesk4j.ports.event.EventListener;
import dev.helpdesk4j.ports.event.EventReceiver;
import dev.helpdesk4j.ports.event.InMemorySeenEvents;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * A webhook with events of 4 KB. Prints the microseconds to verify, decrypt and decode one; the events a second through the JDK's
 * server; the 99th percentile of the milliseconds to the response while the queue is full; and the bytes of heap of an event
 * that is remembered, and of one in the queue.
 */
final class WebhookLoad {

    private static final int CLIENTS = 8;

    private final List<SampleEvents.Request> requests = new ArrayList<>();

    private WebhookLoad(int events) throws Exception {
        for (var number = 0; number < events; number++) {
            requests.add(SampleEvents.request(number));
        }
    }

    public static void main(String[] args) throws Exception {
        var load = new WebhookLoad(Integer.parseInt(args[0]));
        System.out.println(load.decode());
        System.out.println(load.eventsPerSecond());
        System.out.println(load.fullQueue());
        System.out.println(load.heapOfRemembered() + " " + load.heapOfQueued());
        System.exit(0);
    }

    private static Webhook webhook(EventReceiver receiver) {
        return Webhook.builder(SampleEvents.VERIFICATION_TOKEN, receiver)
                .encryptKey(SampleEvents.ENCRYPT_KEY)
                .build();
    }

    /** Returns the median of batches, each of all events. */
    private double decode() {
        var webhook = webhook(new Acknowledging());
        var batches = new ArrayList<Double>();
        for (var batch = -10; batch < 10; batch++) {
            var start = System.nanoTime();
            for (var request : requests) {
                require(
                        webhook.receive(WebhookRequest.of(request.headers(), request.body()))
                                .status(),
                        200);
            }
            if (batch >= 0) {
                batches.add((System.nanoTime() - start) / 1e3 / requests.size());
            }
        }
        return Spread.of(batches).median();
    }

    private double eventsPerSecond() throws Exception {
        var seen = new InMemorySeenEvents();
        try (var receiver = EventReceiver.afterHandling(event -> {}, seen, EventListener.NONE);
                var server = new Server(webhook(receiver))) {
            server.post(requests, 200);
            var rounds = new ArrayList<Double>();
            for (var round = 0; round < 3; round++) {
                var start = System.nanoTime();
                server.post(requests, 200);
                rounds.add(requests.size() / ((System.nanoTime() - start) / 1e9));
            }
            return Spread.of(rounds).median();
        }
    }

    /** Returns the 99th percentile of the milliseconds to a response of 503, while handlers and queue are full. */
    private double fullQueue() throws Exception {
        var blocked = new CountDownLatch(1);
        var executor = Executors.newFixedThreadPool(2);
        try (var receiver = EventReceiver.afterQueueing(
                        event -> blocked.await(), new InMemorySeenEvents(), executor, 100, EventListener.NONE);
                var server = new Server(webhook(receiver))) {
            var queued = requests.subList(0, Math.min(100, requests.size() / 2));
            server.post(queued, 200);
            var refused = requests.subList(queued.size(), requests.size());
            var status = queued.size() == 100 ? 503 : 200;
            server.post(refused, status);
            var times = server.post(refused, status);
            blocked.countDown();
            return times[times.length * 99 / 100] / 1e6;
        } finally {
            executor.shutdownNow();
        }
    }

    private long heapOfRemembered() throws Exception {
        var before = used();
        var seen = new InMemorySeenEvents();
        var count = 50_000;
        for (var i = 0; i < count; i++) {
            seen.confirm(seen.claim(EventId.of(
                            "5e3702a84e847582be8d" + (100_000_000_000L + ThreadLocalRandom.current().nextLong(1L << 36))))
                    .get());
        }
        var bytes = (used() - before) / count;
        require(seen.claim(EventId.of("kept")).isRight() ? 200 : 503, 200);
        return bytes;
    }

    private long heapOfQueued() throws Exception {
        var blocked = new CountDownLatch(1);
        var executor = Executors.newFixedThreadPool(1);
        try (var receiver = EventReceiver.afterQueueing(
                event -> blocked.await(), new InMemorySeenEvents(), executor, requests.size(), EventListener.NONE)) {
            var webhook = webhook(receiver);
            var before = used();
            for (var request : requests) {
                require(
                        webhook.receive(WebhookRequest.of(request.headers(), request.body()))
                                .status(),
                        200);
            }
            var bytes = (used() - before) / requests.size();
            blocked.countDown();
            return bytes;
        } finally {
            executor.shutdownNow();
        }
    }

    private static void require(int status, int expected) {
        if (status != expected) {
            throw new IllegalStateException("the webhook must respond " + expected + ", got " + status);
        }
    }

    private static long used() {
        for (var i = 0; i < 3; i++) {
            System.gc();
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** A receiver that does nothing. */
    private static final class Acknowledging implements EventReceiver {

        @Override
        public Receipt receive(EventDelivery delivery) {
            return Receipt.HANDLED;
        }

        @Override
        public void close() {}
    }

    /** The webhook behind the JDK's server, and clients of it in the same process. */
    private static final class Server implements AutoCloseable {

        private final HttpServer server;
        private final ExecutorService handlers = Executors.newFixedThreadPool(CLIENTS);
        private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        private final OkHttpClient client = new OkHttpClient();
        private final Webhook webhook;

        Server(Webhook webhook) throws IOException {
            this.webhook = webhook;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(handlers);
            server.createContext("/events", this::respond);
            server.start();
        }

        private void respond(HttpExchange exchange) throws IOException {
            try (exchange) {
                var body = exchange.getRequestBody().readNBytes(webhook.maxBodyBytes() + 1);
                var response = webhook.receive(WebhookRequest.of(exchange.getRequestHeaders(), body));
                exchange.getResponseHeaders().set("Content-Type", response.contentType());
                exchange.sendResponseHeaders(response.status(), response.body().length);
                exchange.getResponseBody().write(response.body());
            }
        }

        /** Posts all requests by all clients, and returns the nanoseconds of each, sorted. */
        long[] post(List<SampleEvents.Request> requests, int status) throws Exception {
            var tasks = new ArrayList<Callable<long[]>>();
            for (var first = 0; first < CLIENTS; first++) {
                var offset = first;
                tasks.add(() -> {
                    var times = new long[(requests.size() - offset + CLIENTS - 1) / CLIENTS];
                    for (var i = 0; i < times.length; i++) {
                        times[i] = post(requests.get(offset + i * CLIENTS), status);
                    }
                    return times;
                });
            }
            var times = new ArrayList<long[]>();
            for (Future<long[]> future : clients.invokeAll(tasks)) {
                times.add(future.get());
            }
            var all = times.stream().flatMapToLong(Arrays::stream).toArray();
            Arrays.sort(all);
            return all;
        }

        private long post(SampleEvents.Request sample, int status) throws IOException {
            var request = new Request.Builder()
                    .url("http://127.0.0.1:" + server.getAddress().getPort() + "/events")
                    .post(RequestBody.create(sample.body()));
            sample.headers().forEach((name, values) -> request.header(name, values.get(0)));
            var start = System.nanoTime();
            try (var response = client.newCall(request.build()).execute()) {
                require(response.code(), status);
                response.body().bytes();
            }
            return System.nanoTime() - start;
        }

        @Override
        public void close() {
            server.stop(0);
            handlers.shutdownNow();
            clients.shutdownNow();
        }
    }
}
