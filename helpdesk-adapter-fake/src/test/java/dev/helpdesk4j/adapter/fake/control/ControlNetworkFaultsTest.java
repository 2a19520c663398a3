package dev.helpdesk4j.adapter.fake.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.helpdesk4j.adapter.fake.emulator.NetworkFault;
import dev.helpdesk4j.adapter.fake.emulator.RawClient;
import dev.helpdesk4j.ports.Operation;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of the network, injected through the control and observed byte by byte. */
class ControlNetworkFaultsTest {

    private final ControlledDesk desk = new ControlledDesk();
    private final String request;
    private final RawClient connection;

    ControlNetworkFaultsTest() throws Exception {
        request = desk.rawFind();
        connection = desk.connect();
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        desk.close();
    }

    private void inject(String fault) throws Exception {
        desk.client.done("POST", "/network-faults", "{'next':1,'fault':" + fault + "}");
    }

    private int arrived() {
        return desk.fake.calls(Operation.FIND_TICKET);
    }

    @Test
    void noneLetsARequestPass() throws Exception {
        desk.client.done("POST", "/network-faults", "{'always':true,'fault':'garbled'}");
        inject("'none'");

        assertThat(connection.send(request).answer()).startsWith("HTTP/1.1 200");
    }

    @Test
    void aConnectionIsReset() throws Exception {
        inject("'disconnected'");

        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> connection.send(request).rest());
        assertThat(arrived()).isZero();
    }

    @Test
    void aRequestIsLost() throws Exception {
        inject("'request_lost'");

        assertThat(connection.send(request).rest()).isEmpty();
        assertThat(arrived()).isZero();
    }

    @Test
    void anAnswerIsLost() throws Exception {
        inject("'answer_lost'");

        assertThat(connection.send(request).rest()).isEmpty();
        assertThat(arrived()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"request_stalled", "answer_stalled"})
    void stalledRequestsAndAnswersSendNothing(String fault) throws Exception {
        inject("'" + fault + "'");
        connection.send(request).readTimeout(300);

        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(connection::read);
        assertThat(arrived()).isEqualTo(fault.equals("answer_stalled") ? 1 : 0);
    }

    @Test
    void anAnswerIsCutInItsHeaders() throws Exception {
        inject("'cut_in_headers'");

        assertThat(connection.send(request).rest()).startsWith("HTTP/1.1 200").doesNotContain("\r\n\r\n");
    }

    @Test
    void anAnswerIsCutInItsBody() throws Exception {
        inject("'cut_in_body'");

        assertThat(connection.send(request).rest())
                .contains("\r\n\r\n{\"code\":0")
                .doesNotEndWith("}}}");
    }

    @Test
    void anAnswerDrips() throws Exception {
        inject("'dripping','pause_ms':600000");
        connection.send(request).readTimeout(300);

        assertThat(connection.read()).isEqualTo('H');
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(connection::read);
    }

    @Test
    void aConnectionIsClosedAfterAnAnswer() throws Exception {
        inject("'closed_afterwards'");

        assertThat(connection.send(request).rest()).startsWith("HTTP/1.1 200").endsWith("}");
    }

    @Test
    void aConnectionIsStaleAfterAnAnswer() throws Exception {
        inject("'stale_afterwards'");

        assertThat(connection.send(request).answer()).startsWith("HTTP/1.1 200");
        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> connection.send(request).rest());
    }

    @Test
    void anIdleConnectionIsClosed() throws Exception {
        inject("'idle_timeout','idle_ms':1");

        assertThat(connection.send(request).rest()).startsWith("HTTP/1.1 200").endsWith("}");
    }

    @Test
    void answersAreShifted() throws Exception {
        var missing = request.replace(desk.ticket, "7");
        connection.send(missing).answer();
        inject("'answers_shifted'");

        assertThat(connection.send(request).answer()).startsWith("HTTP/1.1 404");
    }

    @Test
    void anAnswerIsGarbled() throws Exception {
        inject("'garbled'");

        assertThat(connection.send(request).rest()).contains("*** no HTTP ***");
    }

    @Test
    void aCannedAnswerReplacesTheRequest() throws Exception {
        inject("'answers','answer':{'status':502,'headers':{'Content-Type':'text/html','X-Proxy':'a'},"
                + "'body':'<html>bad gateway</html>'}");

        assertThat(connection.send(request).answer())
                .startsWith("HTTP/1.1 502")
                .contains("Content-Type: text/html\r\n", "X-Proxy: a\r\n")
                .endsWith("<html>bad gateway</html>");
        assertThat(arrived()).isZero();
    }

    @Test
    void aCannedAnswerReplacesTheServersAnswer() throws Exception {
        inject("'then_answers','answer':{'status':204}");

        assertThat(connection.send(request).answer()).startsWith("HTTP/1.1 204");
        assertThat(arrived()).isEqualTo(1);
    }

    @Test
    void anAnswerCanBeABombOrEndless() throws Exception {
        inject("'answers','answer':{'gzip_bomb_mib':8}");
        assertThat(connection.send(request).answer()).contains("Content-Encoding: gzip\r\n");

        inject("'answers','answer':{'endless':true}");
        connection.send(request);
        assertThat(connection.head()).contains("Transfer-Encoding: chunked");
        assertThat(connection.bytes(1_000_000)).hasSize(1_000_000);
    }

    @Test
    void aFaultCanEndAbruptly() throws Exception {
        inject("'answer_lost','abruptly':true");

        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> connection.send(request).rest());
    }

    @Test
    void faultsAreForOperationsOrTheTokenOrAnExpression() throws Exception {
        var teapot = "{'always':true,'fault':'answers','answer':{'status':";
        desk.client.done("POST", "/network-faults", teapot + "601},'operation':'find_ticket'}");
        desk.client.done("POST", "/network-faults", teapot + "602},'request':'GET .*[?]page=2'}");
        desk.client.done("POST", "/network-faults", teapot + "603}}");

        assertThat(desk.get(desk.find).statusCode()).isEqualTo(601);
        assertThat(desk.get("helpdesk/v1/tickets?page=2").statusCode()).isEqualTo(602);
        assertThat(desk.get("helpdesk/v1/tickets?page=1").statusCode()).isEqualTo(603);
        desk.client.done("POST", "/network-faults", teapot + "604},'operation':'token'}");
        try (var client = desk.connect()) {
            var token = "POST /open-apis/auth/v3/tenant_access_token/internal HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Length: 0\r\n\r\n";
            assertThat(client.send(token).answer()).startsWith("HTTP/1.1 604");
        }
    }

    @Test
    void aShareOfTheRequestsFails() throws Exception {
        desk.client.done(
                "POST", "/network-faults", "{'percent':50,'seed':7,'fault':'answers','answer':{'status':503}}");
        var failed = 0;
        for (var call = 0; call < 100; call++) {
            failed += connection.send(request).answer().startsWith("HTTP/1.1 503") ? 1 : 0;
        }

        assertThat(failed).isBetween(30, 70);
    }

    @Test
    void faultsOfTheNetworkCanBeEnded() throws Exception {
        desk.client.done("POST", "/network-faults", "{'always':true,'fault':'garbled'}");

        desk.client.done("DELETE", "/network-faults");

        assertThat(connection.send(request).answer()).startsWith("HTTP/1.1 200");
    }

    @Test
    void connectionsAndRequestsAreCounted() throws Exception {
        connection.send(request).answer();

        var counts = desk.client.done("GET", "/network");

        assertThat(counts.get("requests").getAsInt()).isEqualTo(1);
        assertThat(counts.get("token_requests").getAsInt()).isEqualTo(1);
        assertThat(counts.get("connections").getAsInt()).isEqualTo(desk.proxy.connections());
        assertThat(counts.get("open_connections").getAsInt()).isPositive();
    }

    @Test
    void everyFaultOfTheNetworkHasAName() throws Exception {
        var refusal = desk.client.refused("POST", "/network-faults", "{'fault':'?','next':1}");

        assertThat(ControlFaultsTest.names(refusal)).isEqualTo(ControlFaultsTest.factories(NetworkFault.class, ""));
    }
}
