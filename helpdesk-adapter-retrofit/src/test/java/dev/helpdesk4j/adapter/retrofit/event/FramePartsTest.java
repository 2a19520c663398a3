package dev.helpdesk4j.adapter.retrofit.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** Messages in several frames are joined, within bounds. */
class FramePartsTest {

    private static final ByteString MEBIBYTE = ByteString.of(new byte[1 << 20]);

    private final SimulatedTime time = new SimulatedTime();
    private final AtomicInteger dropped = new AtomicInteger();
    private final FrameParts parts = new FrameParts(time, dropped::incrementAndGet);

    private static ByteString utf8(String text) {
        return ByteString.encodeUtf8(text);
    }

    @Test
    void partsAreJoinedInTheirOrder() {
        assertThat(parts.add("m", 3, 2, utf8("c"))).isEmpty();
        assertThat(parts.add("m", 3, 0, utf8("a"))).isEmpty();
        assertThat(parts.add("m", 3, 1, utf8("b"))).contains(utf8("abc"));
        assertThat(dropped).hasValue(0);
    }

    @Test
    void partsOfSeveralMessagesAreJoinedInAnyOrder() {
        record Part(String id, int index) {}
        var all = new ArrayList<Part>();
        for (var message = 0; message < FrameParts.MAX_MESSAGES; message++) {
            for (var index = 0; index < 5; index++) {
                all.add(new Part("m" + message, index));
            }
        }
        Collections.shuffle(all, new Random(7));

        var joined = all.stream()
                .flatMap(part -> parts.add(part.id(), 5, part.index(), utf8(part.id() + part.index()))
                        .toJavaStream())
                .map(ByteString::utf8)
                .toList();

        assertThat(joined).hasSize(FrameParts.MAX_MESSAGES).contains("m70m71m72m73m74");
        assertThat(dropped).hasValue(0);
    }

    @Test
    void aRepeatedPartIsIgnored() {
        parts.add("m", 2, 0, utf8("a"));

        assertThat(parts.add("m", 2, 0, utf8("x"))).isEmpty();
        assertThat(parts.add("m", 2, 1, utf8("b"))).contains(utf8("ab"));
    }

    @Test
    void partsThatCannotBelongTogetherAreDropped() {
        parts.add("m", 2, 0, utf8("a"));

        for (var wrong : List.of(List.of(3, 1), List.of(2, 2), List.of(2, -1), List.of(FrameParts.MAX_PARTS + 1, 0))) {
            assertThat(parts.add("m", wrong.get(0), wrong.get(1), utf8("x"))).isEmpty();
        }

        assertThat(dropped).hasValue(4);
        parts.add("n", FrameParts.MAX_PARTS + 1, 0, utf8("x"));
        assertThat(dropped).hasValue(5);
        assertThat(parts.add("m", 2, 1, utf8("b"))).contains(utf8("ab"));
    }

    @Test
    void theOldestOf65MessagesIsDropped() {
        for (var message = 0; message <= FrameParts.MAX_MESSAGES; message++) {
            parts.add("m" + message, 2, 0, utf8("a"));
        }

        assertThat(dropped).hasValue(1);
        assertThat(parts.add("m1", 2, 1, utf8("b"))).contains(utf8("ab"));
        assertThat(parts.add("m0", 2, 1, utf8("b"))).isEmpty();
    }

    @Test
    void theOldestAreDroppedBeyondFourMebibytes() {
        for (var message = 0; message < 4; message++) {
            parts.add("m" + message, 2, 0, MEBIBYTE);
        }
        assertThat(dropped).hasValue(0);

        parts.add("other", 2, 0, utf8("a"));

        assertThat(dropped).hasValue(1);
        assertThat(parts.add("m0", 2, 1, utf8("b"))).isEmpty();
        assertThat(parts.add("m1", 2, 1, utf8("b")).map(ByteString::size)).contains((1 << 20) + 1);
    }

    @Test
    void joinedAndDroppedMessagesTakeNoPlace() {
        for (var round = 0; round < 20; round++) {
            parts.add("m", 2, 0, MEBIBYTE);
            assertThat(parts.add("m", 2, 1, MEBIBYTE)).isNotEmpty();
            parts.add("n", 2, 0, MEBIBYTE);
            time.advance(FrameParts.MAX_AGE);
        }

        assertThat(dropped).hasValue(19);
    }

    @Test
    void partsAreDroppedAfterFiveMinutes() {
        parts.add("m", 2, 0, utf8("a"));
        time.advance(Duration.ofMinutes(4));
        parts.add("n", 2, 0, utf8("a"));
        time.advance(Duration.ofMinutes(1));

        parts.dropExpired();

        assertThat(dropped).hasValue(1);
        assertThat(parts.add("n", 2, 1, utf8("b"))).contains(utf8("ab"));
        assertThat(parts.add("m", 2, 1, utf8("b"))).isEmpty();
    }

    @Test
    void partsAreKeptForAlmostFiveMinutes() {
        parts.add("m", 2, 0, utf8("a"));
        time.advance(FrameParts.MAX_AGE.minusNanos(1));

        assertThat(parts.add("m", 2, 1, utf8("b"))).contains(utf8("ab"));
    }
}
