package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.adapter.fake.http.LoopbackHost;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/** The URL of a webhook on this machine. */
record WebhookUrl(URI uri, InetSocketAddress address) {

    /** @throws IllegalArgumentException if the URL is not {@code http}, or of another machine */
    static WebhookUrl of(String url) {
        try {
            var uri = new URI(url);
            var port = uri.getPort() < 0 ? 80 : uri.getPort();
            if ("http".equalsIgnoreCase(uri.getScheme())
                    && uri.getRawAuthority() != null
                    && LoopbackHost.isLoopback(uri.getRawAuthority())
                    && port >= 1
                    && port <= 65535) {
                return new WebhookUrl(uri, new InetSocketAddress(address(uri.getHost()), port));
            }
            throw refused(uri.getHost() == null ? "no URL of a host" : uri.getScheme() + "://" + uri.getHost());
        } catch (URISyntaxException e) {
            throw refused("no URL");
        }
    }

    private static IllegalArgumentException refused(String got) {
        return new IllegalArgumentException(
                "webhook URL must be http:// and localhost, 127.0.0.0/8 or [::1] with a valid port, got " + got);
    }

    private static InetAddress address(String host) {
        try {
            return host.equalsIgnoreCase("localhost") ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw refused("http://" + host);
        }
    }

    /** Returns the path with the query. */
    String target() {
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return Option.of(uri.getRawQuery()).map(query -> path + "?" + query).getOrElse(path);
    }

    /** Returns the scheme, the host and the port. */
    @Override
    public String toString() {
        return "http://" + uri.getRawAuthority();
    }
}
