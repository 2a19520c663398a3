package dev.helpdesk4j.benchmarks;

import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Pattern;

/**
 * A server that spends as little as possible on a response, so that its clients are what is measured: it fetches each response
 * from an emulator once and then repeats it. One thread serves all connections. Every client receives the same bytes.
 */
final class RecordedServer {

    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");
    private static final Pattern TOKEN = Pattern.compile("\"tenant_access_token\":\"([^\"]*)\"");
    private static final String TOKEN_PATH = "/open-apis/auth/v3/tenant_access_token/internal";

    private final HelpdeskEmulator emulator;
    private final long latencyNanos;
    private final Map<String, ByteBuffer> responses = new HashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final String token;
    private final Selector selector = Selector.open();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final Queue<Delayed> delayed = new ArrayDeque<>();

    private record Delayed(long at, Connection connection, ByteBuffer response) {}

    private RecordedServer(HelpdeskEmulator emulator, int latencyMillis) throws IOException, InterruptedException {
        this.emulator = emulator;
        this.latencyNanos = latencyMillis * 1_000_000L;
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 20_000);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        var body = fetch(HttpRequest.newBuilder(URI.create(emulator.baseUrl() + TOKEN_PATH))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"app_id\":\"" + emulator.appId() + "\",\"app_secret\":\"" + emulator.appSecret() + "\"}"))
                .build());
        responses.put("POST " + TOKEN_PATH, response(body));
        var matcher = TOKEN.matcher(new String(body, StandardCharsets.UTF_8));
        if (!matcher.find()) {
            throw new IOException("the emulator must return an access token");
        }
        token = matcher.group(1);
    }

    /** Serves this many full tickets, with a latency in milliseconds, and prints the server's URL. */
    public static void main(String[] args) throws Exception {
        var tickets = Integer.parseInt(args[0]);
        var emulator =
                HelpdeskEmulator.builder(FullTickets.desk(tickets, false)).start();
        var server = new RecordedServer(emulator, Integer.parseInt(args[1]));
        System.out.println("http://127.0.0.1:" + ((InetSocketAddress) server.server.getLocalAddress()).getPort());
        server.serve();
    }

    private void serve() throws IOException, InterruptedException {
        while (true) {
            var first = delayed.peek();
            if (first == null) {
                selector.select();
            } else {
                selector.select(Math.max(1, (first.at - System.nanoTime()) / 1_000_000));
            }
            for (var keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
                var key = keys.next();
                keys.remove();
                if (key.isAcceptable()) {
                    accept();
                } else {
                    ((Connection) key.attachment()).proceed();
                }
            }
            for (var now = System.nanoTime(); !delayed.isEmpty() && delayed.peek().at - now <= 0; ) {
                var due = delayed.remove();
                due.connection.send(due.response);
            }
        }
    }

    private void accept() throws IOException {
        for (var channel = server.accept(); channel != null; channel = server.accept()) {
            channel.configureBlocking(false);
            channel.socket().setTcpNoDelay(true);
            var key = channel.register(selector, SelectionKey.OP_READ);
            key.attach(new Connection(channel, key));
        }
    }

    private ByteBuffer responseTo(String request) throws IOException, InterruptedException {
        var known = responses.get(request);
        if (known != null) {
            return known.duplicate();
        }
        var path = request.substring(request.indexOf(' ') + 1);
        var credentials = emulator.helpdeskId().value() + ":" + emulator.helpdeskToken();
        var recorded = response(fetch(HttpRequest.newBuilder(URI.create(emulator.baseUrl() + path))
                .header("Authorization", "Bearer " + token)
                .header(
                        "X-Lark-Helpdesk-Authorization",
                        Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .build()));
        responses.put(request, recorded);
        return recorded.duplicate();
    }

    private byte[] fetch(HttpRequest request) throws IOException, InterruptedException {
        var response = client.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(request.uri() + " must be found, got HTTP " + response.statusCode());
        }
        return response.body();
    }

    private static ByteBuffer response(byte[] body) {
        var head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        var response = ByteBuffer.allocateDirect(head.length + body.length);
        return response.put(head).put(body).flip().asReadOnlyBuffer();
    }

    /** A connection of a client that sends one request after the other. */
    private final class Connection {

        private final SocketChannel channel;
        private final SelectionKey key;
        private final ByteBuffer received = ByteBuffer.allocate(8192);
        private ByteBuffer sending = ByteBuffer.allocate(0);

        Connection(SocketChannel channel, SelectionKey key) {
            this.channel = channel;
            this.key = key;
        }

        void proceed() throws IOException, InterruptedException {
            try {
                if (key.isWritable()) {
                    send(sending);
                } else if (channel.read(received) < 0) {
                    channel.close();
                } else {
                    request();
                }
            } catch (IOException gone) {
                channel.close();
            }
        }

        /** Responds once the request is complete. */
        private void request() throws IOException, InterruptedException {
            var text = new String(received.array(), 0, received.position(), StandardCharsets.ISO_8859_1);
            var head = text.indexOf("\r\n\r\n");
            if (head < 0) {
                return;
            }
            var length = CONTENT_LENGTH.matcher(text).region(0, head);
            var body = length.find() ? Integer.parseInt(length.group(1)) : 0;
            if (text.length() < head + 4 + body) {
                return;
            }
            received.clear();
            var response = responseTo(text.substring(0, text.indexOf(' ', text.indexOf(' ') + 1)));
            if (latencyNanos == 0) {
                send(response);
            } else {
                delayed.add(new Delayed(System.nanoTime() + latencyNanos, this, response));
            }
        }

        void send(ByteBuffer response) throws IOException {
            sending = response;
            try {
                channel.write(sending);
                if (key.isValid()) {
                    key.interestOps(sending.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
                }
            } catch (IOException gone) {
                channel.close();
            }
        }
    }
}
