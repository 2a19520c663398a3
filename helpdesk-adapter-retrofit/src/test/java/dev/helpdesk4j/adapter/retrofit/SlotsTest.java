package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the rate limits, one by one; times in milliseconds of a clock that begins anywhere. */
class SlotsTest {

    private static final long ORIGIN = Long.MAX_VALUE - Duration.ofMillis(500).toNanos();
    private static final long MARGIN = Slots.MARGIN.toMillis();

    private static Slots slots(RateLimit... limits) {
        return new Slots(List.of(limits));
    }

    private static long at(long milliseconds) {
        return ORIGIN + Duration.ofMillis(milliseconds).toNanos();
    }

    private static long nanos(long milliseconds) {
        return Duration.ofMillis(milliseconds).toNanos();
    }

    private static int takenAt(long milliseconds, Slots slots) {
        var taken = 0;
        while (taken < 1000 && slots.take(at(milliseconds)) == 0) {
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
            slots.answered(at(10));
        }

        assertThat(takenAt(10_000, slots)).isEqualTo(3);
    }

    @Test
    void whileAllSlotsAreUnderWayOnlyTheEndOfAnAttemptCanTellHowLongToWait() {
        var slots = slots(RateLimit.perSecond(2));
        takenAt(0, slots);

        assertThat(slots.take(at(60_000))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aSlotRestsForTheWindowAndAMarginAfterItsAnswer() {
        var slots = slots(RateLimit.perSecond(1));
        slots.take(at(0));
        slots.answered(at(300));

        assertThat(slots.take(at(400))).isEqualTo(nanos(300 + 1000 + MARGIN - 400));
        assertThat(slots.take(at(300 + 1000 + MARGIN) - 1)).isEqualTo(1);
        assertThat(slots.take(at(300 + 1000 + MARGIN))).isZero();
    }

    @Test
    void theWaitIsForTheSlotThatIsFreeFirst() {
        var slots = slots(RateLimit.perSecond(3));
        takenAt(0, slots);
        slots.lost(at(100));
        slots.answered(at(200));
        slots.answered(at(300));

        assertThat(slots.take(at(300))).isEqualTo(nanos(200 + 1000 + MARGIN - 300));
    }

    @Test
    void whichSlotIsFreeFirstIsTheSameWhereTheClockWrapsAround() {
        var slots = slots(RateLimit.perSecond(2));
        takenAt(-1000, slots);
        slots.answered(at(-1000));
        slots.answered(at(0));
        assertThat(at(0)).as("the clock wraps around before the second is free").isGreaterThan(at(1000));

        assertThat(slots.take(at(0))).isEqualTo(nanos(MARGIN));
    }

    @Test
    void aWaitIsCertainWhenEverySlotRests() {
        var slots = slots(RateLimit.perSecond(2));
        takenAt(0, slots);
        slots.answered(at(100));
        slots.answered(at(200));

        assertThat(slots.certainWait(at(200))).isEqualTo(nanos(100 + 1000 + MARGIN - 200));
        assertThat(slots.certainWait(at(100 + 1000 + MARGIN))).isZero();
    }

    @Test
    void whileAnAttemptIsUnderWayNoWaitIsCertainAsItMayNeverHaveLeft() {
        var slots = slots(RateLimit.perSecond(2));
        takenAt(0, slots);
        slots.answered(at(0));

        assertThat(slots.certainWait(at(0))).isZero();
        assertThat(slots.take(at(0))).isPositive();
        slots.unused();
        assertThat(slots.take(at(0))).isZero();
    }

    @Test
    void aPauseAndTheDistanceThatCallsKeepAreCertain() {
        var slots = slots(RateLimit.perSecond(50));
        slots.take(at(0));
        slots.rejected(at(0), Duration.ofSeconds(7));

        assertThat(slots.certainWait(at(1000))).isEqualTo(nanos(6000));
        slots.take(at(7000));
        assertThat(slots.certainWait(at(7000))).isEqualTo(nanos(1000 + MARGIN) / 50);
    }

    @Test
    void anAttemptTakesASlotOfEveryLimit() {
        var slots = slots(RateLimit.perSecond(5), RateLimit.perMinute(8));

        assertThat(takenAt(0, slots)).isEqualTo(5);
        for (var attempt = 0; attempt < 5; attempt++) {
            slots.answered(at(0));
        }
        assertThat(takenAt(2000, slots)).isEqualTo(3);
        assertThat(slots.take(at(2000))).isEqualTo(nanos(60_000 + MARGIN - 2000));
    }

    @Test
    void whereOneLimitHasNoSlotNoneOfTheOthersIsTaken() {
        var slots = slots(RateLimit.perSecond(1), RateLimit.perMinute(1));
        slots.take(at(0));
        slots.answered(at(0));

        assertThat(slots.take(at(2000))).isEqualTo(nanos(60_000 + MARGIN - 2000));
        assertThat(slots.take(at(60_000 + MARGIN))).isZero();
    }

    @Test
    void whatNeverLeftIsFreeAtOnce() {
        var slots = slots(RateLimit.perSecond(1), RateLimit.perMinute(1));
        slots.take(at(0));
        slots.unused();

        assertThat(slots.take(at(0))).isZero();
        assertThat(slots.take(at(0))).isPositive();
    }

    @Test
    void aLostRequestHoldsItsSlotAsLongAsItMayStillArrive() {
        var slots = slots(RateLimit.perSecond(1));
        slots.take(at(0));
        slots.lost(at(10_000));

        assertThat(slots.take(at(10_000))).isEqualTo(nanos(60_000 + 1000 + MARGIN));
        assertThat(slots.take(at(71_000 + MARGIN))).isZero();
    }

    @Test
    void aRejectionPausesEverybodyForTheWaitItAsksFor() {
        var slots = slots(RateLimit.perSecond(50));
        slots.take(at(0));
        slots.rejected(at(100), Duration.ofSeconds(7));

        assertThat(slots.take(at(200))).isEqualTo(nanos(7000 + 100 - 200));
        assertThat(slots.take(at(7100))).isZero();
    }

    @Test
    void anotherRejectionMayLengthenAPauseButNeverShortensIt() {
        var slots = slots(RateLimit.perSecond(50));
        slots.rejected(at(0), Duration.ofSeconds(7));
        slots.rejected(at(1000), Duration.ofSeconds(1));
        assertThat(slots.take(at(1000))).isEqualTo(nanos(6000));

        slots.rejected(at(1000), Duration.ofSeconds(9));
        assertThat(slots.take(at(1000))).isEqualTo(nanos(9000));
    }

    @Test
    void aWaitThatNobodyCanMeanIsTakenForADay() {
        var slots = slots(RateLimit.perSecond(50));
        slots.rejected(at(0), Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(slots.take(at(0))).isEqualTo(Duration.ofDays(1).toNanos());
    }

    @Test
    void afterARejectionCallsKeepTheirDistanceThoughSlotsAreFree() {
        var slots = slots(RateLimit.perSecond(50));
        slots.rejected(at(0), Duration.ofSeconds(1));
        var gap = nanos(1000 + MARGIN) / 50;

        assertThat(slots.take(at(60_000))).isZero();
        assertThat(slots.take(at(60_000))).isEqualTo(gap);
        assertThat(slots.take(at(60_000) + gap)).isZero();
        assertThat(slots.take(at(60_000) + gap)).isEqualTo(gap);
    }

    @Test
    void aRejectionWithoutAWaitMakesCallsKeepTheirDistanceFromTheLastOneToo() {
        var slots = slots(RateLimit.perSecond(50));
        slots.take(at(0));
        slots.rejected(at(0), Duration.ZERO);

        assertThat(slots.take(at(0))).isEqualTo(nanos(1000 + MARGIN) / 50);
    }

    @Test
    void theDistanceIsWhatTheStrictestLimitAsksFor() {
        var slots = slots(RateLimit.perSecond(50), RateLimit.perMinute(1000), RateLimit.perSecond(100));
        slots.take(at(0));
        slots.rejected(at(0), Duration.ZERO);

        assertThat(slots.take(at(0))).isEqualTo(nanos(60_000 + MARGIN) / 1000);
    }

    @Test
    void withoutLimitsNobodyWaits() {
        var slots = slots();

        for (var attempt = 0; attempt < 1000; attempt++) {
            assertThat(slots.take(at(0))).isZero();
        }
    }
}
