package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okio.AsyncTimeout;
import org.junit.jupiter.api.Test;

class NextTimeoutTest {

    /** So long that only the tests call {@code timedOut}. */
    private final NextTimeout next = new NextTimeout(Duration.ofDays(1));

    @Test
    void itIsStartedWhileItIsUsed() {
        assertThat(next.isStarted()).isFalse();

        next.use();
        next.timedOut();
        assertThat(next.isStarted()).isTrue();

        next.use();
        next.timedOut();
        assertThat(next.isStarted()).isTrue();
    }

    @Test
    void itEndsWhenItIsNotUsedForAnInterval() {
        next.use();
        next.timedOut();

        next.timedOut();

        assertThat(next.isStarted()).isFalse();
    }

    @Test
    void itStartsAgainAfterItsEnd() {
        next.use();
        next.timedOut();
        next.timedOut();

        next.use();

        assertThat(next.isStarted()).isTrue();
    }

    @Test
    void shorterTimeoutsEndBeforeIt() throws InterruptedException {
        var ended = new CountDownLatch(1);
        next.use();
        var shorter = new AsyncTimeout() {
            @Override
            protected void timedOut() {
                ended.countDown();
            }
        };
        shorter.timeout(1, TimeUnit.MILLISECONDS);
        shorter.enter();

        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(next.isStarted()).isTrue();
    }
}
