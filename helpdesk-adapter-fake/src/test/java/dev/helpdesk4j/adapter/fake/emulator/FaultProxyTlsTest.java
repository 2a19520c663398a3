package dev.helpdesk4j.adapter.fake.emulator;

import static dev.helpdesk4j.adapter.fake.emulator.ProxiedDesk.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import javax.net.ssl.SSLException;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A proxy whose clients use TLS. */
class FaultProxyTlsTest {

    private static final HeldCertificate CERTIFICATE =
            new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    private static final HandshakeCertificates HELD =
            new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build();
    private static final HandshakeCertificates TRUSTED = new HandshakeCertificates.Builder()
            .addTrustedCertificate(CERTIFICATE.certificate())
            .build();

    private final ProxiedDesk desk;
    private final FaultProxy proxy;

    FaultProxyTlsTest() throws Exception {
        desk = new ProxiedDesk();
        proxy = FaultProxy.to(desk.emulator, HELD.sslContext());
    }

    @AfterEach
    void close() {
        proxy.close();
        desk.close();
    }

    private RawClient connect() throws IOException {
        return connect(TRUSTED);
    }

    private RawClient connect(HandshakeCertificates certificates) throws IOException {
        return new RawClient(
                certificates.sslSocketFactory().createSocket(InetAddress.getLoopbackAddress(), proxy.port()));
    }

    @Test
    void requestsOverTlsReachTheEmulator() throws Exception {
        try (var client = connect()) {
            assertThat(client.send(desk.find()).answer()).startsWith("HTTP/1.1 200");
            assertThat(client.send(desk.message()).answer()).startsWith("HTTP/1.1 200");
        }

        assertThat(proxy.baseUrl()).isEqualTo("https://127.0.0.1:" + proxy.port());
        assertThat(proxy.connections()).isEqualTo(1);
        assertThat(proxy.requests()).isEqualTo(2);
        assertThat(desk.fake.sent()).hasSize(1);
        eventually(() -> proxy.openConnections() == 0);
    }

    @Test
    void aClosedConnectionOverTlsEndsInOrder() throws Exception {
        proxy.next(NetworkFault.answerLost());

        try (var client = connect()) {
            assertThat(client.send(desk.message()).rest()).isEmpty();
        }
        assertThat(desk.fake.sent()).hasSize(1);
    }

    /** A client that received the end of the TLS session before the reset would take it for an orderly end. */
    @Test
    void aResetOverTlsHasNoOrderlyEnd() throws Exception {
        proxy.always(NetworkFault.answerLost().abruptly());

        for (var call = 0; call < 20; call++) {
            try (var client = connect()) {
                client.send(desk.find());

                assertThatExceptionOfType(SocketException.class).isThrownBy(client::read);
            }
        }
    }

    @Test
    void anAnswerOverTlsIsCutInItsHeaders() throws Exception {
        proxy.next(NetworkFault.cutInHeaders());

        try (var client = connect()) {
            assertThat(client.send(desk.find()).rest())
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain("\r\n\r\n");
        }
    }

    @Test
    void aClientThatDoesNotTrustTheCertificateSendsNothing() throws Exception {
        var untrusting = new HandshakeCertificates.Builder()
                .addPlatformTrustedCertificates()
                .build();

        try (var client = connect(untrusting)) {
            assertThatExceptionOfType(SSLException.class).isThrownBy(() -> client.send(desk.find()));
        }
        assertThat(proxy.requests()).isZero();
        eventually(() -> proxy.openConnections() == 0);
    }

    @Test
    void aRequestWithoutTlsIsNotServed() throws Exception {
        try (var client = new RawClient(proxy.port())) {
            assertThat(client.send(desk.find()).rest()).doesNotContain("HTTP");
        }
        assertThat(proxy.requests()).isZero();
    }

    @Test
    void aClosedProxyWaitsForNoClientOverTls() throws Exception {
        proxy.next(NetworkFault.answers(CannedAnswer.endless()));
        try (var idle = connect();
                var unread = connect()) {
            unread.send(desk.find()).head();
            idle.send(desk.find()).answer();

            proxy.close();

            assertThat(proxy.openConnections()).isZero();
            assertThat(idle.rest()).isEmpty();
        }
    }
}
