package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the rate limits. Times are milliseconds since an arbitrary origin. */
class SlidingWindowsTest {

    private static final long ORIGIN = Long.MAX_VALUE - Duration.ofMillis(500).toNanos();
    private static final long MARGIN = SlidingWindows.MARGIN.toMillis();

    private static SlidingWindows windows(RateLimit... limits) {
        return new SlidingWindows(List.of(limits));
    }

    private static long at(long milliseconds) {
        return ORIGIN + Duration.ofMillis(milliseconds).toNanos();
    }

    private static long nanos(long milliseconds) {
        return Duration.ofMillis(milliseconds).toNanos();
    }

    private static int acquiredAt(long milliseconds, SlidingWindows windows) {
        var acquired = 0;
        while (acquired < 1000 && windows.tryAcquire(at(milliseconds)) == 0) {
            acquired++;
        }
        return acquired;
    }

    @Test
    void anIdleClientMaySendAFullBurst() {
        assertThat(acquiredAt(0, windows(RateLimit.perSecond(50)))).isEqualTo(50);
    }

    @Test
    void aFullBurstIsAvailableAgainAfterTheWindow() {
        var windows = windows(RateLimit.perSecond(3));
        for (var attempts = acquiredAt(0, windows); attempts > 0; attempts--) {
            windows.releaseSettled(at(10));
        }

        assertThat(acquiredAt(10_000, windows)).isEqualTo(3);
    }

    @Test
    void withAllPermitsInFlightTheWaitIsUnknown() {
        var windows = windows(RateLimit.perSecond(2));
        acquiredAt(0, windows);

        assertThat(windows.tryAcquire(at(60_000))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aReleasedPermitIsAvailableAfterWindowAndMargin() {
        var windows = windows(RateLimit.perSecond(1));
        windows.tryAcquire(at(0));
        windows.releaseSettled(at(300));

        assertThat(windows.tryAcquire(at(400))).isEqualTo(nanos(300 + 1000 + MARGIN - 400));
        assertThat(windows.tryAcquire(at(300 + 1000 + MARGIN) - 1)).isEqualTo(1);
        assertThat(windows.tryAcquire(at(300 + 1000 + MARGIN))).isZero();
    }

    @Test
    void theWaitIsForTheFirstAvailablePermit() {
        var windows = windows(RateLimit.perSecond(3));
        acquiredAt(0, windows);
        windows.releaseSettled(at(200));
        windows.releaseSettled(at(300));
        windows.releaseSettled(at(400));

        assertThat(windows.tryAcquire(at(400))).isEqualTo(nanos(200 + 1000 + MARGIN - 400));
    }

    @Test
    void permitsKeepTheirOrderWhenTheClockWrapsAround() {
        var windows = windows(RateLimit.perSecond(2));
        acquiredAt(-1000, windows);
        windows.releaseSettled(at(-1000));
        windows.releaseSettled(at(0));
        assertThat(at(0))
                .as("the clock wraps around before the second permit is available")
                .isGreaterThan(at(1000));

        assertThat(windows.tryAcquire(at(0))).isEqualTo(nanos(MARGIN));
    }

    @Test
    void aWaitIsCertainWhenEveryPermitIsReleased() {
        var windows = windows(RateLimit.perSecond(2));
        acquiredAt(0, windows);
        windows.releaseSettled(at(100));
        windows.releaseSettled(at(200));

        assertThat(windows.certainWait(at(200))).isEqualTo(nanos(100 + 1000 + MARGIN - 200));
        assertThat(windows.certainWait(at(100 + 1000 + MARGIN))).isZero();
    }

    @Test
    void noWaitIsCertainWhileAnAttemptIsInFlight() {
        var windows = windows(RateLimit.perSecond(2));
        acquiredAt(0, windows);
        windows.releaseSettled(at(0));

        assertThat(windows.certainWait(at(0))).isZero();
        assertThat(windows.tryAcquire(at(0))).isPositive();
        windows.releaseUnsent();
        assertThat(windows.tryAcquire(at(0))).isZero();
    }

    @Test
    void pauseAndMinimumGapAreCertain() {
        var windows = windows(RateLimit.perSecond(50));
        windows.tryAcquire(at(0));
        windows.pause(at(0), Duration.ofSeconds(7));

        assertThat(windows.certainWait(at(1000))).isEqualTo(nanos(6000));
        windows.tryAcquire(at(7000));
        assertThat(windows.certainWait(at(7000))).isEqualTo(nanos(1000 + MARGIN) / 50);
    }

    @Test
    void anAttemptAcquiresAPermitOfEveryLimit() {
        var windows = windows(RateLimit.perSecond(5), RateLimit.perMinute(8));

        assertThat(acquiredAt(0, windows)).isEqualTo(5);
        for (var attempt = 0; attempt < 5; attempt++) {
            windows.releaseSettled(at(0));
        }
        assertThat(acquiredAt(2000, windows)).isEqualTo(3);
        assertThat(windows.tryAcquire(at(2000))).isEqualTo(nanos(60_000 + MARGIN - 2000));
    }

    @Test
    void permitsAreAcquiredFromAllLimitsOrNone() {
        var windows = windows(RateLimit.perSecond(1), RateLimit.perMinute(1));
        windows.tryAcquire(at(0));
        windows.releaseSettled(at(0));

        assertThat(windows.tryAcquire(at(2000))).isEqualTo(nanos(60_000 + MARGIN - 2000));
        assertThat(windows.tryAcquire(at(60_000 + MARGIN))).isZero();
    }

    @Test
    void unsentRequestsReleaseTheirPermitAtOnce() {
        var windows = windows(RateLimit.perSecond(1), RateLimit.perMinute(1));
        windows.tryAcquire(at(0));
        windows.releaseUnsent();

        assertThat(windows.tryAcquire(at(0))).isZero();
        assertThat(windows.tryAcquire(at(0))).isPositive();
    }

    @Test
    void anAbandonedRequestHoldsItsPermitTwoSecondsLonger() {
        var windows = windows(RateLimit.perSecond(5));
        acquiredAt(0, windows);
        windows.releaseAbandoned(at(100));
        for (var attempt = 0; attempt < 4; attempt++) {
            windows.releaseSettled(at(100));
        }

        assertThat(acquiredAt(100 + 1000 + MARGIN, windows)).isEqualTo(4);
        assertThat(acquiredAt(100 + 1000 + MARGIN + 1999, windows)).isZero();
        assertThat(acquiredAt(100 + 1000 + MARGIN + 2000, windows)).isEqualTo(1);
    }

    @Test
    void atMostAFifthOfThePermitsIsHeld() {
        var windows = windows(RateLimit.perSecond(10));
        acquiredAt(0, windows);
        for (var attempt = 0; attempt < 10; attempt++) {
            windows.releaseAbandoned(at(attempt * 10L));
        }

        assertThat(acquiredAt(70 + 1000 + MARGIN, windows))
                .as("the first eight")
                .isEqualTo(8);
        assertThat(acquiredAt(80 + 3000 + MARGIN - 1, windows)).isZero();
        assertThat(acquiredAt(80 + 3000 + MARGIN, windows)).isEqualTo(1);
        assertThat(acquiredAt(90 + 3000 + MARGIN, windows)).isEqualTo(1);
    }

    @Test
    void aLimitBelowFiveHoldsNoPermits() {
        var windows = windows(RateLimit.perSecond(4));
        acquiredAt(0, windows);
        for (var attempt = 0; attempt < 4; attempt++) {
            windows.releaseAbandoned(at(0));
        }

        assertThat(acquiredAt(1000 + MARGIN, windows)).isEqualTo(4);
    }

    @Test
    void heldPermitsCountAsReleased() {
        var windows = windows(RateLimit.perSecond(5));
        acquiredAt(0, windows);
        for (var attempt = 0; attempt < 5; attempt++) {
            windows.releaseAbandoned(at(0));
        }

        assertThat(windows.certainWait(at(0))).isEqualTo(nanos(1000 + MARGIN));
        assertThat(acquiredAt(1000 + MARGIN, windows)).isEqualTo(4);
        assertThat(windows.tryAcquire(at(1000 + MARGIN))).isEqualTo(nanos(2000));
    }

    @Test
    void aRejectionPausesAllCallsForItsWait() {
        var windows = windows(RateLimit.perSecond(50));
        windows.tryAcquire(at(0));
        windows.pause(at(100), Duration.ofSeconds(7));

        assertThat(windows.tryAcquire(at(200))).isEqualTo(nanos(7000 + 100 - 200));
        assertThat(windows.tryAcquire(at(7100))).isZero();
    }

    @Test
    void anotherRejectionMayLengthenAPauseButNeverShortensIt() {
        var windows = windows(RateLimit.perSecond(50));
        windows.pause(at(0), Duration.ofSeconds(7));
        windows.pause(at(1000), Duration.ofSeconds(1));
        assertThat(windows.tryAcquire(at(1000))).isEqualTo(nanos(6000));

        windows.pause(at(1000), Duration.ofSeconds(9));
        assertThat(windows.tryAcquire(at(1000))).isEqualTo(nanos(9000));
    }

    @Test
    void longPausesAreCappedAtADay() {
        var windows = windows(RateLimit.perSecond(50));
        windows.pause(at(0), Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(windows.tryAcquire(at(0))).isEqualTo(Duration.ofDays(1).toNanos());
    }

    @Test
    void afterARejectionCallsKeepAMinimumGap() {
        var windows = windows(RateLimit.perSecond(50));
        windows.pause(at(0), Duration.ofSeconds(1));
        var gap = nanos(1000 + MARGIN) / 50;

        assertThat(windows.tryAcquire(at(6000))).isZero();
        assertThat(windows.tryAcquire(at(6000))).isEqualTo(gap);
        assertThat(windows.tryAcquire(at(6000) + gap)).isZero();
        assertThat(windows.tryAcquire(at(6000) + gap)).isEqualTo(gap);
    }

    @Test
    void tenWindowsAfterThePauseCallsMayBurstAgain() {
        var windows = windows(RateLimit.perSecond(50), RateLimit.perMinute(1000));
        windows.pause(at(0), Duration.ofSeconds(1));

        assertThat(acquiredAt(11_000 - 1, windows)).isEqualTo(1);
        assertThat(acquiredAt(11_000, windows)).isEqualTo(49);
    }

    @Test
    void anotherRejectionRestartsTheTenWindows() {
        var windows = windows(RateLimit.perSecond(50));
        windows.pause(at(0), Duration.ZERO);
        windows.pause(at(9000), Duration.ZERO);

        assertThat(acquiredAt(18_999, windows)).isEqualTo(1);
        assertThat(acquiredAt(19_000, windows)).isEqualTo(49);
    }

    @Test
    void aRejectionWithoutAWaitAlsoSpacesCalls() {
        var windows = windows(RateLimit.perSecond(50));
        windows.tryAcquire(at(0));
        windows.pause(at(0), Duration.ZERO);

        assertThat(windows.tryAcquire(at(0))).isEqualTo(nanos(1000 + MARGIN) / 50);
    }

    @Test
    void theMinimumGapFollowsTheStrictestLimit() {
        var windows = windows(RateLimit.perSecond(50), RateLimit.perMinute(1000), RateLimit.perSecond(100));
        windows.tryAcquire(at(0));
        windows.pause(at(0), Duration.ZERO);

        assertThat(windows.tryAcquire(at(0))).isEqualTo(nanos(60_000 + MARGIN) / 1000);
    }

    @Test
    void withoutLimitsNoCallWaits() {
        var windows = windows();

        for (var attempt = 0; attempt < 1000; attempt++) {
            assertThat(windows.tryAcquire(at(0))).isZero();
        }
    }
}
