package dev.helpdesk4j.adapter.retrofit.event;

import dev.helpdesk4j.adapter.retrofit.event.ConnectionFailure.Reason;
import io.vavr.control.Option;
import java.util.regex.Pattern;
import okhttp3.Response;

/** Why the platform refused the handshake of a WebSocket, by the headers of its response. */
final class HandshakeRefusal {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}|10[0-9]{8}");

    private HandshakeRefusal() {}

    /**
     * Returns the failure. Error 514 has the reason of a known code beside it. Without one it is temporary, as in the platform's
     * own SDK: the URL may have expired. If the credentials are wrong, the request for the next URL fails permanently.
     */
    static ConnectionFailure of(Response response) {
        var status = number(response, "handshake-status");
        var message = Option.of(response.header("handshake-msg")).getOrElse("the handshake was refused");
        if (status.isEmpty()) {
            return ConnectionFailure.of(Reason.UNAVAILABLE, response.code(), message);
        }
        if (status.get() == ConnectionEndpoint.UNAUTHENTICATED) {
            var code = number(response, "handshake-autherrcode").getOrElse(0);
            var isKnown = code == ConnectionEndpoint.TOO_MANY_CONNECTIONS || code == ConnectionEndpoint.WRONG_DOMAIN;
            return isKnown
                    ? ConnectionFailure.of(ConnectionEndpoint.reason(code), code, message)
                    : ConnectionFailure.of(Reason.UNAVAILABLE, status.get(), message);
        }
        var reason = status.get() == ConnectionEndpoint.FORBIDDEN ? Reason.FORBIDDEN : Reason.UNAVAILABLE;
        return ConnectionFailure.of(reason, status.get(), message);
    }

    private static Option<Integer> number(Response response, String header) {
        return Option.of(response.header(header))
                .filter(value -> NUMBER.matcher(value).matches())
                .map(Integer::valueOf);
    }
}
