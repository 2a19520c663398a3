package dev.helpdesk4j.adapter.retrofit.event;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.adapter.retrofit.json.TolerantJson;
import java.io.IOException;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * When a long connection sends pings and connects again, as the platform prescribes it ({@code ClientConfig}). Values outside
 * a sensible range are replaced by the nearest one inside.
 *
 * @param reconnectCount how many attempts to connect again may fail in a row before the pauses become ten minutes; negative for
 *     any number
 * @param reconnectInterval the pause before the second and each further attempt: 1 second to 10 minutes
 * @param reconnectNonce the longest pause before the first attempt, which is random: 1 second to 5 minutes
 * @param pingInterval the time from one ping to the next: 1 second to 10 minutes
 */
record ConnectionTiming(
        int reconnectCount, Duration reconnectInterval, Duration reconnectNonce, Duration pingInterval) {

    private static final Duration MIN = Duration.ofSeconds(1);
    private static final Duration MAX_NONCE = Duration.ofMinutes(5);
    private static final Duration MAX_INTERVAL = Duration.ofMinutes(10);

    static final ConnectionTiming DEFAULT =
            new ConnectionTiming(-1, Duration.ofSeconds(120), Duration.ofSeconds(30), Duration.ofSeconds(120));

    ConnectionTiming {
        reconnectInterval = within(reconnectInterval, MAX_INTERVAL);
        reconnectNonce = within(reconnectNonce, MAX_NONCE);
        pingInterval = within(pingInterval, MAX_INTERVAL);
    }

    private static Duration within(Duration value, Duration max) {
        return value.compareTo(MIN) < 0 ? MIN : value.compareTo(max) > 0 ? max : value;
    }

    /** Reads a {@code ClientConfig}. What is missing or not usable there is as in this one. */
    ConnectionTiming read(JsonReader reader) throws IOException {
        var count = reconnectCount;
        var interval = reconnectInterval;
        var nonce = reconnectNonce;
        var ping = pingInterval;
        if (TolerantJson.beginObject(reader)) {
            while (reader.hasNext()) {
                switch (reader.nextName()) {
                    case "ReconnectCount" ->
                        count = TolerantJson.integer(reader).getOrElse(count);
                    case "ReconnectInterval" -> interval = seconds(reader, interval);
                    case "ReconnectNonce" -> nonce = seconds(reader, nonce);
                    case "PingInterval" -> ping = seconds(reader, ping);
                    default -> reader.skipValue();
                }
            }
            reader.endObject();
        }
        return new ConnectionTiming(count, interval, nonce, ping);
    }

    private static Duration seconds(JsonReader reader, Duration otherwise) throws IOException {
        return TolerantJson.duration(reader, Duration.ofSeconds(1)).getOrElse(otherwise);
    }

    /**
     * Returns the pause after this many failures in a row. It does not end: an outage would otherwise stop all connections for
     * good.
     *
     * @param failures 1 or more
     * @param random returns numbers from 0 to 1
     */
    Duration pauseAfter(int failures, DoubleSupplier random) {
        if (reconnectCount >= 0 && failures > reconnectCount) {
            return MAX_INTERVAL;
        }
        if (failures > 1) {
            return reconnectInterval;
        }
        var pause = Duration.ofMillis((long) (random.getAsDouble() * reconnectNonce.toMillis()));
        return pause.compareTo(MIN) < 0 ? MIN : pause;
    }
}
