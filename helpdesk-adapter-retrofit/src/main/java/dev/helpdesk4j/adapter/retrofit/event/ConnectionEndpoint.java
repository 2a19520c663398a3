package dev.helpdesk4j.adapter.retrofit.event;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.adapter.retrofit.common.BaseUrl;
import dev.helpdesk4j.adapter.retrofit.event.ConnectionFailure.Reason;
import dev.helpdesk4j.adapter.retrofit.json.InvalidResponseException;
import dev.helpdesk4j.adapter.retrofit.json.JsonSize;
import dev.helpdesk4j.adapter.retrofit.json.JsonText;
import dev.helpdesk4j.adapter.retrofit.json.TolerantJson;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okio.ByteString;

/**
 * What the platform returns to an app that wants to connect.
 *
 * @param url the URL of the WebSocket, with {@code https} for {@code wss}. Its parameters are secrets
 * @param service the number that each ping contains
 */
record ConnectionEndpoint(HttpUrl url, int service, ConnectionTiming timing) {

    private static final Pattern SCHEME = Pattern.compile("(?i)ws(s?)://(.*)");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,10}");
    private static final int SYSTEM_BUSY = 1;
    private static final int INTERNAL_ERROR = 1000040343;
    static final int FORBIDDEN = 403;
    static final int UNAUTHENTICATED = 514;
    static final int TOO_MANY_CONNECTIONS = 1000040350;
    static final int WRONG_DOMAIN = 1000040351;

    /** Returns the host only, as the parameters are secrets. */
    @Override
    public String toString() {
        return "ConnectionEndpoint[" + url.host() + "]";
    }

    /**
     * Reads the response to a request for an endpoint.
     *
     * @param before the timing where the response contains none
     * @return the endpoint, or why there is none
     */
    static Either<ConnectionFailure, ConnectionEndpoint> read(int status, ByteString body, ConnectionTiming before) {
        var response = Response.read(body, before);
        var code = response.flatMap(Response::code).filter(present -> present != 0);
        if (code.isDefined()) {
            return Either.left(ConnectionFailure.of(
                    reason(code.get()), code.get(), response.get().message()));
        }
        if (status != 200) {
            return Either.left(ConnectionFailure.of(Reason.UNAVAILABLE, status, "the HTTP status must be 200"));
        }
        return response.filter(read -> !read.url().isEmpty())
                .toEither(() -> ConnectionFailure.of(Reason.UNREADABLE, "the response must contain a URL"))
                .flatMap(read -> of(read.url(), read.timing()));
    }

    private static Either<ConnectionFailure, ConnectionEndpoint> of(String url, ConnectionTiming timing) {
        var parts = SCHEME.matcher(url);
        if (!parts.matches()) {
            return Either.left(ConnectionFailure.of(Reason.INSECURE_URL, "the URL must begin with wss://"));
        }
        var isSecure = !parts.group(1).isEmpty();
        var http = HttpUrl.parse((isSecure ? "https://" : "http://") + parts.group(2));
        if (http == null) {
            return Either.left(ConnectionFailure.of(Reason.UNREADABLE, "the URL must have a host and a valid port"));
        }
        if (!isSecure && !BaseUrl.isLoopback(http.host())) {
            return Either.left(ConnectionFailure.of(
                    Reason.INSECURE_URL, "the URL must be wss, or ws to this machine, got ws to " + http.host()));
        }
        return service(http)
                .map(service -> new ConnectionEndpoint(http, service, timing))
                .toEither(() -> ConnectionFailure.of(Reason.UNREADABLE, "the URL must have a number as service_id"));
    }

    private static Option<Integer> service(HttpUrl url) {
        return Option.of(url.queryParameter("service_id"))
                .filter(service -> NUMBER.matcher(service).matches())
                .map(Long::valueOf)
                .filter(service -> service == service.intValue())
                .map(Long::intValue);
    }

    /** Returns the reason of a code other than 0. */
    static Reason reason(int code) {
        return switch (code) {
            case SYSTEM_BUSY, INTERNAL_ERROR -> Reason.UNAVAILABLE;
            case FORBIDDEN -> Reason.FORBIDDEN;
            case UNAUTHENTICATED -> Reason.UNAUTHENTICATED;
            case TOO_MANY_CONNECTIONS -> Reason.TOO_MANY_CONNECTIONS;
            case WRONG_DOMAIN -> Reason.WRONG_DOMAIN;
            default -> Reason.REFUSED;
        };
    }

    private record Response(Option<Integer> code, String message, String url, ConnectionTiming timing) {

        static Option<Response> read(ByteString body, ConnectionTiming before) {
            try (var reader = JsonText.reader(body, () -> false)) {
                JsonSize.check(body);
                return Option.some(read(reader, before));
            } catch (IOException | JsonDataException | InvalidResponseException unreadable) {
                return Option.none();
            }
        }

        private static Response read(JsonReader reader, ConnectionTiming before) throws IOException {
            Option<Integer> code = Option.none();
            var message = "";
            var url = "";
            var timing = before;
            if (TolerantJson.beginObject(reader)) {
                while (reader.hasNext()) {
                    switch (reader.nextName()) {
                        case "code" -> code = TolerantJson.integer(reader);
                        case "msg" -> message = TolerantJson.text(reader).getOrElse("");
                        case "data" -> {
                            if (TolerantJson.beginObject(reader)) {
                                while (reader.hasNext()) {
                                    switch (reader.nextName()) {
                                        case "URL" ->
                                            url = TolerantJson.text(reader).getOrElse("");
                                        case "ClientConfig" -> timing = before.read(reader);
                                        default -> reader.skipValue();
                                    }
                                }
                                reader.endObject();
                            }
                        }
                        default -> reader.skipValue();
                    }
                }
                reader.endObject();
            }
            return new Response(code, message, url, timing);
        }
    }
}
