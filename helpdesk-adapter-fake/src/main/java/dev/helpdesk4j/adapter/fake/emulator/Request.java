package dev.helpdesk4j.adapter.fake.emulator;

import com.sun.net.httpserver.HttpExchange;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A request with its body read.
 *
 * @param version as in {@code HTTP/1.1}
 * @param authority the host and port in its target; none in the usual target that begins with the path
 * @param bytes how long its target, its headers and its body are together
 */
record Request(
        String version,
        String method,
        Option<String> authority,
        String path,
        Option<String> query,
        Map<String, String> headers,
        String body,
        long bytes) {

    private static final int LONGEST_BODY = 4 * 1024 * 1024;

    static Request of(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        long bytes = uri.toString().length();
        Map<String, String> headers = LinkedHashMap.empty();
        for (var header : exchange.getRequestHeaders().entrySet()) {
            var value = String.join(",", header.getValue());
            headers = headers.put(header.getKey().toLowerCase(Locale.ROOT), value);
            bytes += header.getKey().length() + value.length();
        }
        var body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
        return new Request(
                exchange.getProtocol(),
                exchange.getRequestMethod(),
                Option.when(uri.isAbsolute(), uri::getRawAuthority),
                Option.of(uri.getRawPath()).getOrElse(""),
                Option.of(uri.getRawQuery()),
                headers,
                new String(body, StandardCharsets.UTF_8),
                bytes + body.length);
    }

    Option<String> header(String name) {
        return headers.get(name);
    }

    RecordedRequest recorded() {
        return new RecordedRequest(method, path + query.map(text -> "?" + text).getOrElse(""), headers, body);
    }
}
