package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.adapter.fake.emulator.FaultProxy;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import okhttp3.OkHttpClient;

/** What a test runs over: HTTP/1.1 with or without TLS. */
enum Scheme {
    HTTP,
    HTTPS;

    /** The settings of an app's own client, except that it trusts the certificate of {@link Tls}. */
    private static final OkHttpClient TRUSTING =
            Tls.trusting(Transport.interruptible()).build();

    FaultProxy proxy(HelpdeskEmulator emulator) {
        return this == HTTP ? FaultProxy.to(emulator) : FaultProxy.to(emulator, Tls.server());
    }

    String baseUrl(int port) {
        return (this == HTTP ? "http" : "https") + "://127.0.0.1:" + port;
    }

    /** Makes an app trust servers with this scheme. */
    FeishuApp.Builder configure(FeishuApp.Builder app) {
        return this == HTTP ? app : app.httpClient(TRUSTING);
    }

    /** Closes the connections that an app with these settings does not close, as they belong to its caller's client. */
    static void closeIdleConnections() {
        TRUSTING.connectionPool().evictAll();
    }
}
