package dev.helpdesk4j.adapter.retrofit;

import javax.net.ssl.SSLContext;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** The certificate of the servers in tests, on this machine's loopback interface, and clients that trust it. */
final class Tls {

    private static final HeldCertificate CERTIFICATE = new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .addSubjectAlternativeName("127.0.0.1")
            .build();
    private static final HandshakeCertificates HELD =
            new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build();
    private static final HandshakeCertificates TRUSTED = new HandshakeCertificates.Builder()
            .addTrustedCertificate(CERTIFICATE.certificate())
            .build();

    private Tls() {}

    /** Returns what a server needs. */
    static SSLContext server() {
        return HELD.sslContext();
    }

    /** Makes a client trust the certificate. */
    static OkHttpClient.Builder trusting(OkHttpClient.Builder client) {
        return client.sslSocketFactory(TRUSTED.sslSocketFactory(), TRUSTED.trustManager());
    }
}
