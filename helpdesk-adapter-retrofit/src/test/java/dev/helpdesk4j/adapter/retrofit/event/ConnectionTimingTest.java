package dev.helpdesk4j.adapter.retrofit.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.json.JsonText;
import java.io.IOException;
import java.time.Duration;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** The timing that the platform prescribes, within sensible ranges. */
class ConnectionTimingTest {

    private static final ConnectionTiming DEFAULT = ConnectionTiming.DEFAULT;

    private static ConnectionTiming read(String json) throws IOException {
        return DEFAULT.read(JsonText.reader(ByteString.encodeUtf8(json), () -> false));
    }

    private static ConnectionTiming of(int count, int interval, int nonce, int ping) {
        return new ConnectionTiming(
                count, Duration.ofSeconds(interval), Duration.ofSeconds(nonce), Duration.ofSeconds(ping));
    }

    @Test
    void missingAndUnusableValuesRemainAsBefore() throws IOException {
        assertThat(read("{}")).isEqualTo(DEFAULT);
        assertThat(read("7")).isEqualTo(DEFAULT);
        assertThat(
                        read(
                                "{\"ReconnectCount\":\"x\",\"ReconnectInterval\":null,\"ReconnectNonce\":-5,\"PingInterval\":[]}"))
                .isEqualTo(DEFAULT);
    }

    @Test
    void valuesAreBroughtIntoTheirRanges() throws IOException {
        assertThat(read("{\"ReconnectCount\":0,\"ReconnectInterval\":0,\"ReconnectNonce\":0,\"PingInterval\":0}"))
                .isEqualTo(of(0, 1, 1, 1));
        assertThat(read("{\"ReconnectInterval\":1e9,\"ReconnectNonce\":1e9,\"PingInterval\":1e9}"))
                .isEqualTo(of(-1, 600, 300, 600));
    }

    @Test
    void theFirstPauseIsRandomAndTheOthersAreNot() {
        var timing = of(-1, 60, 20, 90);

        assertThat(timing.pauseAfter(1, () -> 0.5)).isEqualTo(Duration.ofSeconds(10));
        assertThat(timing.pauseAfter(1, () -> 1)).isEqualTo(Duration.ofSeconds(20));
        assertThat(timing.pauseAfter(1, () -> 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(timing.pauseAfter(2, () -> 0)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void thePausesAreLongAfterAsManyFailuresAsAllowed() {
        assertThat(of(-1, 60, 20, 90).pauseAfter(1_000_000, () -> 0)).isEqualTo(Duration.ofSeconds(60));
        assertThat(of(0, 60, 20, 90).pauseAfter(1, () -> 0)).isEqualTo(Duration.ofMinutes(10));
        assertThat(of(2, 60, 20, 90).pauseAfter(2, () -> 0)).isEqualTo(Duration.ofSeconds(60));
        assertThat(of(2, 60, 20, 90).pauseAfter(3, () -> 0)).isEqualTo(Duration.ofMinutes(10));
    }
}
