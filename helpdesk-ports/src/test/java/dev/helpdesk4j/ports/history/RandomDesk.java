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

/** A random help desk, whose tickets change between any two calls. The same seed always makes the same help desk. */
final class RandomDesk {

    /** The maximum time from a change to its appearance in listings. */
    static final Duration MAX_DELAY = Duration.ofMillis(200);

    /** The settle margin of the walks: longer than {@link #MAX_DELAY}. */
    static final Duration SETTLE_MARGIN = Duration.ofMillis(300);

    private static final List<Channel> CHANNELS =
            List.of(Channel.QR_CODE, Channel.OPEN_API, Channel.SEARCH, Channel.SHARE, Channel.of(0));

    private static final int CLOSES = 0;
    private static final int REOPENS = 1;
    private static final int HANDS_OVER = 2;
    private static final int SCORES = 3;

    final ModelDesk model;
    final int pageSize;
    private final Random random;
    private final List<ModelDesk.Row> rows = new ArrayList<>();
    private int opened;
    private double changeRate;

    RandomDesk(ModelDesk.Order order, long seed) {
        random = new Random(seed);
        pageSize = 2 + random.nextInt(3);
        model = new ModelDesk(order, pageSize * (2 + random.nextInt(4)));
        model.advance(random.nextInt(2_000_000));
        var spikes = random.nextInt(3);
        for (var tickets = random.nextInt(120); tickets > 0; tickets--) {
            model.list(row(random.nextLong(model.now() + 1)));
        }
        for (; spikes > 0; spikes--) {
            var millisecond = random.nextLong(model.now() + 1) / 1000 * 1000;
            for (var tickets = random.nextInt(pageSize * 6); tickets > 0; tickets--) {
                model.list(row(Math.min(model.now(), millisecond + random.nextInt(1000))));
            }
        }
        for (var row : rows) {
            if (random.nextInt(3) > 0) {
                row.updated = row.created + random.nextLong(model.now() - row.created + 1);
            }
        }
        changeRate = random.nextDouble();
        for (var changes = random.nextInt(4); changes > 0; changes--) {
            makeChanges();
        }
        model.beforeEachCall(this::makeChanges);
    }

    private ModelDesk.Row row(long created) {
        var row = new ModelDesk.Row("t" + opened++, created, CHANNELS.get(random.nextInt(CHANNELS.size())));
        row.stage = Stage.known().get(random.nextInt(2));
        row.status = random.nextBoolean() ? TicketStatus.CREATED : TicketStatus.CLOSED_BY_AGENT;
        rows.add(row);
        return row;
    }

    /** Makes random changes; each is listed after a random delay. */
    private void makeChanges() {
        model.advance(random.nextInt(20_000));
        while (random.nextDouble() < changeRate * 0.6) {
            var at = model.now() - random.nextInt(500);
            var visible = at + random.nextLong(MAX_DELAY.toNanos() / 1000);
            if (rows.isEmpty() || random.nextInt(4) == 0) {
                var row = row(at);
                model.changeLater(visible, () -> model.list(row));
            } else {
                var row = rows.get(random.nextInt(rows.size()));
                var other = rows.get(random.nextInt(rows.size()));
                var kind = random.nextInt(5);
                model.changeLater(visible, () -> change(row, kind, at));
                if (kind == CLOSES) {
                    model.changeLater(visible, () -> change(other, REOPENS, at));
                }
            }
        }
    }

    private static void change(ModelDesk.Row row, int kind, long at) {
        row.updated = Math.max(row.updated, at);
        row.changes++;
        switch (kind) {
            case CLOSES -> row.status = TicketStatus.CLOSED_BY_AGENT;
            case REOPENS -> row.status = TicketStatus.CREATED;
            case HANDS_OVER -> row.stage = Stage.AGENT;
            case SCORES -> row.score = Option.some(Score.DISSATISFIED);
            default -> row.status = TicketStatus.PROCESSING;
        }
    }

    /** Stops the changes, and lists those that were made. */
    void stopChanging() {
        model.beforeEachCall(() -> {});
        model.listPending();
        model.advance(1_000_000);
    }

    WalkOptions options() {
        return WalkOptions.defaults()
                .clock(model.clock())
                .settleMargin(SETTLE_MARGIN)
                .overlap(Duration.ZERO)
                .pageSize(pageSize);
    }
}
