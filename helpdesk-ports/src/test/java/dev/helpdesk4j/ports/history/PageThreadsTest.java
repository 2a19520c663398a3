package dev.helpdesk4j.ports.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The threads that fetch pages where the caller sets no executor. */
class PageThreadsTest {

    @Test
    void aTaskIsRejectedIfAllThreadsAreBusy() {
        var threads = PageThreads.platformThreads();
        var ended = new CountDownLatch(1);
        try {
            for (var number = 0; number < PageThreads.MAX_THREADS; number++) {
                threads.execute(() -> {
                    try {
                        ended.await();
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                });
            }

            assertThatThrownBy(() -> threads.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        } finally {
            ended.countDown();
            threads.shutdown();
        }
    }

    @Test
    void idleThreadsEnd() {
        var threads = PageThreads.platformThreads();

        assertThat(threads.getCorePoolSize()).isZero();
        assertThat(threads.getKeepAliveTime(TimeUnit.SECONDS)).isEqualTo(10);
    }

    @Test
    void virtualThreadsAreUsedWhereTheJdkHasThem() throws Exception {
        var name = new CompletableFuture<String>();

        PageThreads.SHARED.execute(() -> name.complete(Thread.currentThread().toString()));

        assertThat(name.get(20, TimeUnit.SECONDS))
                .contains(Runtime.version().feature() >= 21 ? "VirtualThread" : "helpdesk4j-page-");
    }
}
