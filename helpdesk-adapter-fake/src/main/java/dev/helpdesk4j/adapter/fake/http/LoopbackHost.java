package dev.helpdesk4j.adapter.fake.http;

import dev.helpdesk4j.adapter.fake.service.ServiceCode;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/**
 * Refuses requests that name a host other than this machine. A browser sends such a request for a web page whose host
 * name resolves to the loopback address, and would show the answer to that page.
 */
public final class LoopbackHost {

    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)(localhost|127(\\." + BYTE + "){3}|\\[::1])(:[0-9]*)?");
    private static final int LONGEST_SHOWN = 100;

    private LoopbackHost() {}

    /** Returns why the host of a request is refused; none if it is this machine, or missing in HTTP/1.0. */
    public static Option<Flaw> flaw(Request request) {
        var named = request.authority().toList().appendAll(request.header("host"));
        if (named.isEmpty() && !request.version().equals("HTTP/1.0")) {
            return Option.some(rule("none"));
        }
        return named.find(host -> !isLoopback(host))
                .map(host -> rule("'" + host.substring(0, Math.min(host.length(), LONGEST_SHOWN)) + "'"));
    }

    private static Flaw rule(String got) {
        return new Flaw(ServiceCode.MISDIRECTED, "Host must be localhost, 127.0.0.0/8 or [::1], got " + got);
    }

    /** Returns whether a host, with or without a port, is this machine by name or address. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }
}
