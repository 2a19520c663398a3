package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the rate limits, one by one; times in milliseconds of a clock that begins anywhere. */
class SlidingWindowsTest {

    private static final long ORIGIN = Long.MAX_VALUE - Duration.ofMillis(500).toNanos();
    private static final long MARGIN = SlidingWindows.MARGIN.toMillis();

    private static SlidingWindows slots(RateLimit... limits) {
        return new SlidingWindows(List.of(limits));
    }

    private static long at(long milliseconds) {
        return ORIGIN + Duration.ofMillis(milliseconds).toNanos();
    }

    private static long nanos(long milliseconds) {
        return Duration.ofMillis(milliseconds).toNanos();
    }

    private static int takenAt(long milliseconds, SlidingWindows slots) {
        var taken = 0;
        while (taken < 1000 && slots.tryAcquire(at(milliseconds)) == 0) {
            taken++;
        }
        return taken;
    }

    @Test
    void anIdleClientSendsAFullBurstAtOnce() {
        assertThat(takenAt(0, slots(RateLimit.perSecond(50)))).isEqualTo(50);
    }

    @Test
    void aFullBurstIsThereAgainAfterARest() {
        var slots = slots(RateLimit.perSecond(3));
        for (var attempts = takenAt(0, slots); attempts > 0; attempts--) {
            slots.releaseArrived(at(10));
        }

        assertThat(takenAt(10_000, slots)).isEqualTo(3);
    }

    @Test
    void withAllSlotsTakenTheWaitIsUnknown() {
        var slots = slots(RateLimit.perSecond(2));
        takenAt(0, slots);

        assertThat(slots.tryAcquire(at(60_000))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aSlotRestsForTheWindowAndAMargin() {
        var slots = slots(RateLimit.perSecond(1));
        slots.tryAcquire(at(0));
        slots.releaseArrived(at(300));

        assertThat(slots.tryAcquire(at(400))).isEqualTo(nanos(300 + 1000 + MARGIN - 400));
        assertThat(slots.tryAcquire(at(300 + 1000 + MARGIN) - 1)).isEqualTo(1);
        assertThat(slots.tryAcquire(at(300 + 1000 + MARGIN))).isZero();
    }

    @Test
    void theWaitIsForTheSlotThatIsFreeFirst() {
        var slots = slots(RateLimit.perSecond(3));
        takenAt(0, slots);
        slots.releaseArrived(at(200));
        slots.releaseArrived(at(300));
        slots.releaseArrived(at(400));

        assertThat(slots.tryAcquire(at(400))).isEqualTo(nanos(200 + 1000 + MARGIN - 400));
    }

    @Test
    void slotsKeepTheirOrderWhenTheClockWrapsAround() {
        var slots = slots(RateLimit.perSecond(2));
        takenAt(-1000, slots);
        slots.releaseArrived(at(-1000));
        slots.releaseArrived(at(0));
        assertThat(at(0)).as("the clock wraps around before the second is free").isGreaterThan(at(1000));

        assertThat(slots.tryAcquire(at(0))).isEqualTo(nanos(MARGIN));
    }

    @Test
    void aWaitIsCertainWhenEverySlotRests() {
        var slots = slots(RateLimit.perSecond(2));
        takenAt(0, slots);
        slots.releaseArrived(at(100));
        slots.releaseArrived(at(200));

        assertThat(slots.certainWait(at(200))).isEqualTo(nanos(100 + 1000 + MARGIN - 200));
        assertThat(slots.certainWait(at(100 + 1000 + MARGIN))).isZero();
    }

    @Test
    void noWaitIsCertainWhileAnAttemptIsInFlight() {
        var slots = slots(RateLimit.perSecond(2));
        takenAt(0, slots);
        slots.releaseArrived(at(0));

        assertThat(slots.certainWait(at(0))).isZero();
        assertThat(slots.tryAcquire(at(0))).isPositive();
        slots.releaseUnsent();
        assertThat(slots.tryAcquire(at(0))).isZero();
    }

    @Test
    void aPauseAndTheDistanceThatCallsKeepAreCertain() {
        var slots = slots(RateLimit.perSecond(50));
        slots.tryAcquire(at(0));
        slots.pause(at(0), Duration.ofSeconds(7));

        assertThat(slots.certainWait(at(1000))).isEqualTo(nanos(6000));
        slots.tryAcquire(at(7000));
        assertThat(slots.certainWait(at(7000))).isEqualTo(nanos(1000 + MARGIN) / 50);
    }

    @Test
    void anAttemptTakesASlotOfEveryLimit() {
        var slots = slots(RateLimit.perSecond(5), RateLimit.perMinute(8));

        assertThat(takenAt(0, slots)).isEqualTo(5);
        for (var attempt = 0; attempt < 5; attempt++) {
            slots.releaseArrived(at(0));
        }
        assertThat(takenAt(2000, slots)).isEqualTo(3);
        assertThat(slots.tryAcquire(at(2000))).isEqualTo(nanos(60_000 + MARGIN - 2000));
    }

    @Test
    void slotsAreTakenFromAllLimitsOrNone() {
        var slots = slots(RateLimit.perSecond(1), RateLimit.perMinute(1));
        slots.tryAcquire(at(0));
        slots.releaseArrived(at(0));

        assertThat(slots.tryAcquire(at(2000))).isEqualTo(nanos(60_000 + MARGIN - 2000));
        assertThat(slots.tryAcquire(at(60_000 + MARGIN))).isZero();
    }

    @Test
    void whatNeverLeftIsFreeAtOnce() {
        var slots = slots(RateLimit.perSecond(1), RateLimit.perMinute(1));
        slots.tryAcquire(at(0));
        slots.releaseUnsent();

        assertThat(slots.tryAcquire(at(0))).isZero();
        assertThat(slots.tryAcquire(at(0))).isPositive();
    }

    @Test
    void anAbandonedRequestHoldsItsSlotTwoSecondsLonger() {
        var slots = slots(RateLimit.perSecond(5));
        takenAt(0, slots);
        slots.releaseAbandoned(at(100));
        for (var attempt = 0; attempt < 4; attempt++) {
            slots.releaseArrived(at(100));
        }

        assertThat(takenAt(100 + 1000 + MARGIN, slots)).isEqualTo(4);
        assertThat(takenAt(100 + 1000 + MARGIN + 1999, slots)).isZero();
        assertThat(takenAt(100 + 1000 + MARGIN + 2000, slots)).isEqualTo(1);
    }

    @Test
    void atMostAFifthOfTheSlotsIsHeld() {
        var slots = slots(RateLimit.perSecond(10));
        takenAt(0, slots);
        for (var attempt = 0; attempt < 10; attempt++) {
            slots.releaseAbandoned(at(attempt * 10L));
        }

        assertThat(takenAt(70 + 1000 + MARGIN, slots)).as("the first eight").isEqualTo(8);
        assertThat(takenAt(80 + 3000 + MARGIN - 1, slots)).isZero();
        assertThat(takenAt(80 + 3000 + MARGIN, slots)).isEqualTo(1);
        assertThat(takenAt(90 + 3000 + MARGIN, slots)).isEqualTo(1);
    }

    @Test
    void aLimitOfLessThanFiveHoldsNothing() {
        var slots = slots(RateLimit.perSecond(4));
        takenAt(0, slots);
        for (var attempt = 0; attempt < 4; attempt++) {
            slots.releaseAbandoned(at(0));
        }

        assertThat(takenAt(1000 + MARGIN, slots)).isEqualTo(4);
    }

    @Test
    void heldSlotsCountAsAtRest() {
        var slots = slots(RateLimit.perSecond(5));
        takenAt(0, slots);
        for (var attempt = 0; attempt < 5; attempt++) {
            slots.releaseAbandoned(at(0));
        }

        assertThat(slots.certainWait(at(0))).isEqualTo(nanos(1000 + MARGIN));
        assertThat(takenAt(1000 + MARGIN, slots)).isEqualTo(4);
        assertThat(slots.tryAcquire(at(1000 + MARGIN))).isEqualTo(nanos(2000));
    }

    @Test
    void aRejectionPausesAllCallsForItsWait() {
        var slots = slots(RateLimit.perSecond(50));
        slots.tryAcquire(at(0));
        slots.pause(at(100), Duration.ofSeconds(7));

        assertThat(slots.tryAcquire(at(200))).isEqualTo(nanos(7000 + 100 - 200));
        assertThat(slots.tryAcquire(at(7100))).isZero();
    }

    @Test
    void anotherRejectionMayLengthenAPauseButNeverShortensIt() {
        var slots = slots(RateLimit.perSecond(50));
        slots.pause(at(0), Duration.ofSeconds(7));
        slots.pause(at(1000), Duration.ofSeconds(1));
        assertThat(slots.tryAcquire(at(1000))).isEqualTo(nanos(6000));

        slots.pause(at(1000), Duration.ofSeconds(9));
        assertThat(slots.tryAcquire(at(1000))).isEqualTo(nanos(9000));
    }

    @Test
    void longPausesAreCappedAtADay() {
        var slots = slots(RateLimit.perSecond(50));
        slots.pause(at(0), Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(slots.tryAcquire(at(0))).isEqualTo(Duration.ofDays(1).toNanos());
    }

    @Test
    void afterARejectionCallsKeepAMinimumGap() {
        var slots = slots(RateLimit.perSecond(50));
        slots.pause(at(0), Duration.ofSeconds(1));
        var gap = nanos(1000 + MARGIN) / 50;

        assertThat(slots.tryAcquire(at(6000))).isZero();
        assertThat(slots.tryAcquire(at(6000))).isEqualTo(gap);
        assertThat(slots.tryAcquire(at(6000) + gap)).isZero();
        assertThat(slots.tryAcquire(at(6000) + gap)).isEqualTo(gap);
    }

    @Test
    void tenWindowsAfterThePauseCallsMayBurstAgain() {
        var slots = slots(RateLimit.perSecond(50), RateLimit.perMinute(1000));
        slots.pause(at(0), Duration.ofSeconds(1));

        assertThat(takenAt(11_000 - 1, slots)).isEqualTo(1);
        assertThat(takenAt(11_000, slots)).isEqualTo(49);
    }

    @Test
    void anotherRejectionBeginsTheTenWindowsAnew() {
        var slots = slots(RateLimit.perSecond(50));
        slots.pause(at(0), Duration.ZERO);
        slots.pause(at(9000), Duration.ZERO);

        assertThat(takenAt(18_999, slots)).isEqualTo(1);
        assertThat(takenAt(19_000, slots)).isEqualTo(49);
    }

    @Test
    void aRejectionWithoutAWaitAlsoSpacesCalls() {
        var slots = slots(RateLimit.perSecond(50));
        slots.tryAcquire(at(0));
        slots.pause(at(0), Duration.ZERO);

        assertThat(slots.tryAcquire(at(0))).isEqualTo(nanos(1000 + MARGIN) / 50);
    }

    @Test
    void theDistanceIsWhatTheStrictestLimitAsksFor() {
        var slots = slots(RateLimit.perSecond(50), RateLimit.perMinute(1000), RateLimit.perSecond(100));
        slots.tryAcquire(at(0));
        slots.pause(at(0), Duration.ZERO);

        assertThat(slots.tryAcquire(at(0))).isEqualTo(nanos(60_000 + MARGIN) / 1000);
    }

    @Test
    void withoutLimitsNobodyWaits() {
        var slots = slots();

        for (var attempt = 0; attempt < 1000; attempt++) {
            assertThat(slots.tryAcquire(at(0))).isZero();
        }
    }
}
