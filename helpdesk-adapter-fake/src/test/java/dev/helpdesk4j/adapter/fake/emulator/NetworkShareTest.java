package dev.helpdesk4j.adapter.fake.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.helpdesk4j.ports.Operation;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults of a share of the requests. */
class NetworkShareTest {

    private static final NetworkFault TEAPOT = NetworkFault.answers(CannedAnswer.of(418));

    private final ProxiedDesk desk;

    NetworkShareTest() throws Exception {
        desk = new ProxiedDesk();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aShareOfTheRequestsMeetsTheFault() throws Exception {
        desk.proxy.percent(30, 1, TEAPOT);

        assertThat(Collections.frequency(statuses(1000), 418)).isBetween(250, 350);
        assertThat(desk.proxy.requests()).isEqualTo(1000);
    }

    @Test
    void theSeedDecidesWhichRequests() throws Exception {
        desk.proxy.percent(30, 1, TEAPOT);
        var first = statuses(100);
        desk.proxy.percent(30, 1, TEAPOT);
        var again = statuses(100);
        desk.proxy.percent(30, 2, TEAPOT);
        var other = statuses(100);

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void aShareCanBeNoneOrAll() throws Exception {
        desk.proxy.percent(0, 1, TEAPOT);
        assertThat(statuses(100)).containsOnly(200);

        desk.proxy.percent(100, 1, TEAPOT);
        assertThat(statuses(100)).containsOnly(418);
    }

    @Test
    void aShareOfTheRequestsIsReset() throws Exception {
        desk.proxy.percent(50, 7, NetworkFault.disconnected());
        var resets = 0;

        for (var request = 0; request < 40; request++) {
            try (var client = desk.connect()) {
                client.send(desk.find()).answer();
            } catch (SocketException e) {
                resets++;
            }
        }

        assertThat(resets).isBetween(10, 30);
        assertThat(desk.fake.calls(Operation.FIND_TICKET)).isEqualTo(40 - resets);
    }

    @Test
    void aShareIsBetweenTheNextOnesAndAll() throws Exception {
        desk.proxy
                .always(NetworkFault.answers(CannedAnswer.of(600)))
                .percent(50, 1, TEAPOT)
                .next(2, NetworkFault.answers(CannedAnswer.of(601)));

        var statuses = statuses(100);

        assertThat(statuses).startsWith(601, 601).doesNotContain(200);
        assertThat(statuses.subList(2, 100)).contains(418, 600).doesNotContain(601);
    }

    @Test
    void theNextOnesDoNotCountForAShare() throws Exception {
        desk.proxy.percent(30, 1, TEAPOT);
        var without = statuses(100);
        desk.proxy.percent(30, 1, TEAPOT).next(5, NetworkFault.none());

        assertThat(statuses(105).subList(5, 105)).isEqualTo(without);
    }

    @Test
    void anOperationHasAShareOfItsOwn() throws Exception {
        desk.proxy.on(Operation.SEND_MESSAGE).percent(100, 1, TEAPOT);

        assertThat(statuses(10)).containsOnly(200);
        try (var client = desk.connect()) {
            assertThat(client.send(desk.message()).answer()).startsWith("HTTP/1.1 418");
        }
    }

    @Test
    void anAccessTokenIsSpared() throws Exception {
        desk.proxy.percent(100, 1, TEAPOT);

        assertThat(desk.client.token()).isNotEmpty();
    }

    @Test
    void aShareEndsWhenFaultsStop() throws Exception {
        desk.proxy.percent(100, 1, TEAPOT);

        desk.proxy.stop();

        assertThat(statuses(1)).containsOnly(200);
    }

    @Test
    void aShareIs0To100Percent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.proxy.percent(-1, 1, TEAPOT))
                .withMessage("percent must be 0 to 100, got -1");
        assertThatIllegalArgumentException().isThrownBy(() -> desk.proxy.percent(101, 1, TEAPOT));
    }

    private List<Integer> statuses(int requests) throws IOException {
        var statuses = new ArrayList<Integer>();
        try (var client = desk.connect()) {
            for (var request = 0; request < requests; request++) {
                statuses.add(Integer.parseInt(client.send(desk.find()).answer().substring(9, 12)));
            }
        }
        return statuses;
    }
}
