package dev.helpdesk4j.adapter.retrofit.common;

import okhttp3.HttpUrl;

/** A check of the base URL: credentials are sent over HTTPS, or over HTTP to the loopback interface only. */
public final class BaseUrl {

    private BaseUrl() {}

    public static HttpUrl checked(String url) {
        var parsed = HttpUrl.parse(url.endsWith("/") ? url : url + "/");
        if (parsed == null) {
            throw new IllegalArgumentException(
                    "base URL must be a URL such as https://open.feishu.cn, got '" + withoutUser(url) + "'");
        }
        if (!parsed.username().isEmpty() || !parsed.password().isEmpty() || parsed.query() != null) {
            throw new IllegalArgumentException(
                    "base URL must have no user, password or query, got one with the host " + parsed.host());
        }
        if (!parsed.isHttps() && !isLoopback(parsed.host())) {
            throw new IllegalArgumentException(
                    "base URL must be an https URL, or an http URL of this machine, got '" + url + "'");
        }
        return parsed;
    }

    private static String withoutUser(String url) {
        return url.replaceAll("[^/@]*@", "***@");
    }

    /** Returns whether a host, as a URL contains it, is this machine. */
    public static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
