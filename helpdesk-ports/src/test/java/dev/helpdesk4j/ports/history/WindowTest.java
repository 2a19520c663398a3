package dev.helpdesk4j.ports.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Wherever a window is split, both halves are smaller and no moment is between them. */
class WindowTest {

    private static final Window WINDOW = Window.of(TimeField.CREATED, 100, 200);

    private static void assertSplitAt(long moment, List<Window> halves) {
        assertThat(halves).extracting(Window::from).containsExactly(100L, moment);
        assertThat(halves).extracting(Window::end).containsExactly(moment, 200L);
    }

    @Test
    void aSortedListingIsSplitAfterTheOldestReachableRow() {
        assertSplitAt(141, WINDOW.splitAtCap(new long[] {150, 145, 140}));
        assertSplitAt(141, WINDOW.splitAtCap(new long[] {140, 145, 150}));
    }

    @Test
    void equalTimesAreSortedEitherWay() {
        assertSplitAt(141, WINDOW.splitAtCap(new long[] {150, 150, 150, 140}));
        assertSplitAt(141, WINDOW.splitAtCap(new long[] {140, 150, 150, 150}));
    }

    @Test
    void anUnsortedListingIsSplitAtTheMedianRow() {
        assertSplitAt(146, WINDOW.splitAtCap(new long[] {150, 140, 145}));
    }

    @Test
    void withoutASampleTheTimeIsBisected() {
        assertSplitAt(150, WINDOW.splitAtCap(new long[0]));
        assertSplitAt(150, WINDOW.splitInMiddle(new long[0]));
    }

    @Test
    void timesOutsideTheWindowMakeNoEmptyHalf() {
        assertSplitAt(101, WINDOW.splitAtCap(new long[] {20, 10}));
        assertSplitAt(199, WINDOW.splitAtCap(new long[] {900, 800}));
        assertSplitAt(199, WINDOW.splitInMiddle(new long[] {200}));
    }

    @Test
    void everyFourthSplitAtTheCapBisectsTheTime() {
        var window = Window.of(TimeField.CREATED, 0, 1 << 20);
        for (var splits = 0; splits < 3; splits++) {
            window = window.splitAtCap(new long[] {0, 0}).get(1);
        }

        assertThat(window.from()).isEqualTo(3);
        assertThat(window.splitAtCap(new long[] {3, 3}).get(1).from()).isEqualTo(3 + ((1 << 20) - 3) / 2);
    }

    @Test
    void aSingleMomentCannotBeSplit() {
        assertThat(Window.of(TimeField.CREATED, 7, 8).canBeSplit()).isFalse();
        assertThat(Window.of(TimeField.CREATED, 7, 9).canBeSplit()).isTrue();
    }
}
