package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A help desk drawn by chance, and somebody who works against those who read it. */
final class World {

    /** What happens is listed so much later at most. */
    static final Duration LONGEST_LAG = Duration.ofMillis(200);

    /** Longer than the longest lag. */
    static final Duration MARGIN = Duration.ofMillis(300);

    private static final List<Channel> CHANNELS =
            List.of(Channel.QR_CODE, Channel.OPEN_API, Channel.SEARCH, Channel.SHARE, Channel.of(0));

    private static final int CLOSES = 0;
    private static final int REOPENS = 1;
    private static final int HANDS_OVER = 2;
    private static final int SCORES = 3;

    final ModelDesk desk;
    final int pageSize;
    private final Random random;
    private final List<ModelDesk.Row> known = new ArrayList<>();
    private int opened;
    private double zeal;

    World(ModelDesk.Order order, long seed) {
        random = new Random(seed);
        pageSize = 2 + random.nextInt(3);
        desk = new ModelDesk(order, pageSize * (2 + random.nextInt(4)));
        desk.advance(random.nextInt(2_000_000));
        var spikes = random.nextInt(3);
        for (var tickets = random.nextInt(120); tickets > 0; tickets--) {
            desk.list(row(random.nextLong(desk.now() + 1)));
        }
        for (; spikes > 0; spikes--) {
            var millisecond = random.nextLong(desk.now() + 1) / 1000 * 1000;
            for (var tickets = random.nextInt(pageSize * 6); tickets > 0; tickets--) {
                desk.list(row(Math.min(desk.now(), millisecond + random.nextInt(1000))));
            }
        }
        for (var row : known) {
            if (random.nextInt(3) > 0) {
                row.updated = row.created + random.nextLong(desk.now() - row.created + 1);
            }
        }
        zeal = random.nextDouble();
        for (var deeds = random.nextInt(4); deeds > 0; deeds--) {
            act();
        }
        desk.adversary(this::act);
    }

    private ModelDesk.Row row(long created) {
        var row = new ModelDesk.Row("t" + opened++, created, CHANNELS.get(random.nextInt(CHANNELS.size())));
        row.stage = Stage.known().get(random.nextInt(2));
        row.status = random.nextBoolean() ? TicketStatus.CREATED : TicketStatus.CLOSED_BY_AGENT;
        known.add(row);
        return row;
    }

    /** Opens, changes, hands over, closes and scores between two calls; what is done is listed after a while. */
    private void act() {
        desk.advance(random.nextInt(20_000));
        while (random.nextDouble() < zeal * 0.6) {
            var at = desk.now() - random.nextInt(500);
            var visible = at + random.nextLong(LONGEST_LAG.toNanos() / 1000);
            if (known.isEmpty() || random.nextInt(4) == 0) {
                var row = row(at);
                desk.later(visible, () -> desk.list(row));
            } else {
                var row = known.get(random.nextInt(known.size()));
                var other = known.get(random.nextInt(known.size()));
                var deed = random.nextInt(5);
                desk.later(visible, () -> change(row, deed, at));
                if (deed == CLOSES) {
                    desk.later(visible, () -> change(other, REOPENS, at));
                }
            }
        }
    }

    private static void change(ModelDesk.Row row, int deed, long at) {
        row.updated = Math.max(row.updated, at);
        row.version++;
        switch (deed) {
            case CLOSES -> row.status = TicketStatus.CLOSED_BY_AGENT;
            case REOPENS -> row.status = TicketStatus.CREATED;
            case HANDS_OVER -> row.stage = Stage.AGENT;
            case SCORES -> row.score = Option.some(Score.DISSATISFIED);
            default -> row.status = TicketStatus.PROCESSING;
        }
    }

    /** Nobody acts any more, and everything that was done is listed. */
    void comeToRest() {
        desk.adversary(() -> {});
        desk.comeToRest();
        desk.advance(1_000_000);
    }

    WalkOptions options() {
        return WalkOptions.defaults()
                .clock(desk.clock())
                .settleMargin(MARGIN)
                .overlap(Duration.ZERO)
                .pageSize(pageSize);
    }
}
