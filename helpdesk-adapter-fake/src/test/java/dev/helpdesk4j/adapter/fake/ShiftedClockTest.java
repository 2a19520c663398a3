package dev.helpdesk4j.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ShiftedClockTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final ManualClock base = ManualClock.at(NINE);
    private final ShiftedClock clock = ShiftedClock.of(base);

    @Test
    void itRunsOnWhenItWasAdvanced() {
        clock.advance(Duration.ofHours(1));
        clock.advance(Duration.ofMinutes(-10));
        base.advance(Duration.ofSeconds(1));

        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-02T09:50:01Z"));
    }

    @Test
    void itRunsOnWhenItWasSet() {
        clock.advance(Duration.ofHours(1));
        clock.set(Instant.parse("2020-01-01T00:00:00Z"));
        base.advance(Duration.ofSeconds(1));

        assertThat(clock.instant()).isEqualTo(Instant.parse("2020-01-01T00:00:01Z"));
    }

    @Test
    void inAnotherZoneItIsTheSameClock() {
        var shanghai = clock.withZone(ZoneId.of("Asia/Shanghai"));

        shanghai.advance(Duration.ofHours(1));

        assertThat(shanghai.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(clock.instant()).isEqualTo(NINE.plus(Duration.ofHours(1)));
    }

    @Test
    void theSystemsClockIsNotShiftedAtFirst() {
        var before = Instant.now();
        var now = ShiftedClock.system().instant();

        assertThat(now).isBetween(before, Instant.now());
    }
}
