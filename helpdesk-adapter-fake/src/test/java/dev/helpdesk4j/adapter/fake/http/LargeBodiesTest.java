package dev.helpdesk4j.adapter.fake.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class LargeBodiesTest {

    @Test
    void aFewEnterAndOthersFollowInOrder() {
        var bodies = new LargeBodies();
        var entered = new ArrayList<Integer>();
        var all = new ArrayList<Runnable>();
        for (var i = 0; i < 8; i++) {
            var number = i;
            all.add(() -> entered.add(number));
            bodies.enter(all.get(i));
        }

        assertThat(entered).containsExactly(0, 1, 2, 3);
        bodies.leave(all.get(5));
        assertThat(entered).containsExactly(0, 1, 2, 3);
        bodies.leave(all.get(2));
        bodies.leave(all.get(0));
        assertThat(entered).containsExactly(0, 1, 2, 3, 4, 6);
        for (var left : new int[] {1, 3, 4, 6, 7}) {
            bodies.leave(all.get(left));
        }
        assertThat(entered).containsExactly(0, 1, 2, 3, 4, 6, 7);
        for (var i = 0; i < 4; i++) {
            bodies.enter(() -> entered.add(9));
        }
        assertThat(entered).endsWith(7, 9, 9, 9, 9);
    }
}
