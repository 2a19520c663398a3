package dev.helpdesk4j.ports.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Wherever a window is cut, both halves are smaller than it was and nothing lies between them. */
class WindowTest {

    private static final Window WINDOW = Window.of(Axis.CREATED, 100, 200);

    private static void assertCutAt(long cut, List<Window> halves) {
        assertThat(halves).extracting(Window::from).containsExactly(100L, cut);
        assertThat(halves).extracting(Window::end).containsExactly(cut, 200L);
    }

    @Test
    void inAListingThatIsSortedTheCutLiesJustPastTheOldestThatCanBeReached() {
        assertCutAt(141, WINDOW.cutAtTheCap(new long[] {150, 145, 140}));
        assertCutAt(141, WINDOW.cutAtTheCap(new long[] {140, 145, 150}));
    }

    @Test
    void inAnyOtherListingThoseThatCanBeReachedAreASample() {
        assertCutAt(146, WINDOW.cutAtTheCap(new long[] {150, 140, 145}));
    }

    @Test
    void withoutASampleTheCutGoesThroughTheMiddleOfTime() {
        assertCutAt(150, WINDOW.cutAtTheCap(new long[0]));
        assertCutAt(150, WINDOW.cutInTheMiddle(new long[0]));
    }

    @Test
    void timesOutsideTheWindowDoNotMakeAnEmptyHalf() {
        assertCutAt(101, WINDOW.cutAtTheCap(new long[] {20, 10}));
        assertCutAt(199, WINDOW.cutAtTheCap(new long[] {900, 800}));
        assertCutAt(199, WINDOW.cutInTheMiddle(new long[] {200}));
    }

    @Test
    void everyFourthCutAtTheCapGoesThroughTheMiddleOfTime() {
        var window = Window.of(Axis.CREATED, 0, 1 << 20);
        for (var cuts = 0; cuts < 3; cuts++) {
            window = window.cutAtTheCap(new long[] {0, 0}).get(1);
        }

        assertThat(window.from()).isEqualTo(3);
        assertThat(window.cutAtTheCap(new long[] {3, 3}).get(1).from()).isEqualTo(3 + ((1 << 20) - 3) / 2);
    }

    @Test
    void aMomentCannotBeCut() {
        assertThat(Window.of(Axis.CREATED, 7, 8).canBeCut()).isFalse();
        assertThat(Window.of(Axis.CREATED, 7, 9).canBeCut()).isTrue();
    }
}
