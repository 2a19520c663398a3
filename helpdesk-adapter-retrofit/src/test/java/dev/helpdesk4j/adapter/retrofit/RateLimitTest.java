package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    @Test
    void limitsAllowAtLeastOneCall() {
        assertThat(RateLimit.perSecond(1).calls()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.perSecond(0))
                .withMessage("calls of a rate limit must be 1 or more, got 0");
    }

    @Test
    void windowsArePositiveAndAtMostAnHour() {
        assertThat(new RateLimit(1, Duration.ofNanos(1)).window()).isPositive();
        assertThat(new RateLimit(1, Duration.ofHours(1)).window()).isEqualTo(Duration.ofHours(1));
        for (var window : new Duration[] {
            Duration.ZERO, Duration.ofNanos(-1), Duration.ofHours(1).plusNanos(1)
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RateLimit(1, window))
                    .withMessageContaining(window.toString());
        }
    }

    @Test
    void aMinuteIsSixtySeconds() {
        assertThat(RateLimit.perMinute(1000)).isEqualTo(new RateLimit(1000, Duration.ofSeconds(60)));
    }
}
