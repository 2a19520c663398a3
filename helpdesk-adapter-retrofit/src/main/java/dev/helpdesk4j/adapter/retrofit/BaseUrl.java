package dev.helpdesk4j.adapter.retrofit;

import okhttp3.HttpUrl;

/** The address of the Open API, checked: credentials travel by HTTPS, or by HTTP to this machine itself. */
final class BaseUrl {

    private BaseUrl() {}

    static HttpUrl checked(String url) {
        var parsed = HttpUrl.parse(url.endsWith("/") ? url : url + "/");
        if (parsed == null) {
            throw new IllegalArgumentException(
                    "a base URL looks like https://open.feishu.cn, but was '" + withoutUser(url) + "'");
        }
        if (!parsed.username().isEmpty() || !parsed.password().isEmpty() || parsed.query() != null) {
            throw new IllegalArgumentException(
                    "a base URL has no user, password or query, but that of " + parsed.host() + " had");
        }
        if (!parsed.isHttps() && !isLoopback(parsed.host())) {
            throw new IllegalArgumentException("credentials travel by https, or by http to this machine itself, but the"
                    + " base URL was '" + url + "'");
        }
        return parsed;
    }

    private static String withoutUser(String url) {
        return url.replaceAll("[^/@]*@", "***@");
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
