package dev.helpdesk4j.ports.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1000, 500",
        "2, 2000, 1000",
        "3, 4000, 2000",
        "6, 32000, 16000",
        "7, 60000, 30000",
        "12, 60000, 30000",
        "2147483647, 60000, 30000"
    })
    void aPauseDoublesAndIsShortenedAtRandom(int failures, long longest, long shortest) {
        assertThat(new Backoff(() -> 0).pause(failures).toMillis()).isEqualTo(longest);
        assertThat(new Backoff(() -> 1).pause(failures).toMillis()).isEqualTo(shortest);
    }

    @Test
    void pausesDiffer() {
        var backoff = Backoff.random();

        assertThat(IntStream.range(0, 100).mapToObj(number -> backoff.pause(7)).distinct())
                .hasSizeGreaterThan(1);
    }
}
