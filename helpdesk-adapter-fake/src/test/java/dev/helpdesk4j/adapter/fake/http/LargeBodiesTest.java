package dev.helpdesk4j.adapter.fake.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargeBodiesTest {

    private static final int MAX = LargeBodies.MAX_ADMITTED;

    private final LargeBodies largeBodies = new LargeBodies();

    /** Bodies by their numbers; each adds its number to {@link #admitted} when it is admitted. */
    private final List<Runnable> bodies = new ArrayList<>();

    private final List<Integer> admitted = new ArrayList<>();

    @Test
    void bodiesBeyondTheLimitWait() {
        enter(MAX + 2);

        assertThat(admitted).containsExactlyElementsOf(numbers(MAX));
    }

    @Test
    void bodiesThatWaitAreAdmittedInOrder() {
        enter(MAX + 2);

        leave(2);
        assertThat(admitted).containsExactlyElementsOf(numbers(MAX + 1));
        leave(0);
        assertThat(admitted).containsExactlyElementsOf(numbers(MAX + 2));
    }

    @Test
    void aBodyThatLeavesWhileItWaitsIsNeverAdmitted() {
        enter(MAX + 2);

        leave(MAX);
        assertThat(admitted).containsExactlyElementsOf(numbers(MAX));
        leave(0);
        assertThat(admitted).endsWith(MAX + 1).doesNotContain(MAX);
    }

    @Test
    void everyPlaceIsFreeAfterAllBodiesHaveLeft() {
        enter(MAX + 2);
        for (var number : numbers(MAX + 2)) {
            leave(number);
        }
        admitted.clear();

        enter(MAX + 2);

        assertThat(admitted).hasSize(MAX);
    }

    private void enter(int count) {
        for (var i = 0; i < count; i++) {
            var number = bodies.size();
            Runnable body = () -> admitted.add(number);
            bodies.add(body);
            largeBodies.enter(body);
        }
    }

    private void leave(int number) {
        largeBodies.leave(bodies.get(number));
    }

    /** Returns 0, 1 and so on, so many numbers. */
    private static List<Integer> numbers(int count) {
        return io.vavr.collection.List.range(0, count).asJava();
    }
}
