package dev.helpdesk4j.adapter.fake.http;

import dev.helpdesk4j.adapter.fake.service.ServiceCode;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/**
 * Refuses requests that name a host other than this machine. A browser sends such a request where a web page has a name
 * that resolves to the loopback address, and would give that page the answer.
 */
public final class LoopbackHost {

    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)(localhost|127(\\." + BYTE + "){3}|\\[::1])(:[0-9]*)?");
    private static final int LONGEST_SHOWN = 100;

    private LoopbackHost() {}

    /** What is wrong with the host of a request; none where it is this machine, or where HTTP/1.0 leaves it out. */
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

    /** Whether a host, with or without a port, is this machine by its name or address. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }
}
