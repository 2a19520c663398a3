package dev.helpdesk4j.ports.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.TimeRange;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Equal criteria have the same digest in every process and release, and others have other ones. */
class CriteriaDigestTest {

    private static final TimeRange MARCH =
            TimeRange.between(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-31T00:00:00Z"));

    private static TicketCriteria.Builder criteria() {
        return TicketCriteria.builder();
    }

    /** A checkpoint that a release has printed is recognized by the next one. */
    @Test
    void aDigestIsTheSameInEveryRelease() {
        assertThat(CriteriaDigest.of(TicketCriteria.any())).isEqualTo("any");
        assertThat(CriteriaDigest.of(criteria()
                        .stage(Stage.of(2))
                        .statuses(TicketStatus.of(5), TicketStatus.of(1))
                        .tags("vpn", "wi-fi")
                        .guestName("Lin")
                        .created(MARCH)
                        .build()))
                .isEqualTo("0fcda8e690aed4a3");
    }

    @Test
    void theOrderOfStatusesAndTagsDoesNotMatter() {
        var one = criteria()
                .statuses(TicketStatus.of(5), TicketStatus.of(50))
                .tags("a", "b")
                .build();
        var other = criteria()
                .statuses(TicketStatus.of(50), TicketStatus.of(5))
                .tags("b", "a")
                .build();

        assertThat(CriteriaDigest.of(one)).isEqualTo(CriteriaDigest.of(other));
    }

    @Test
    void eachValueOfEachFilterHasItsOwnDigest() {
        var digests = Stream.of(
                        criteria(),
                        criteria().ticket(TicketId.of("7")),
                        criteria().ticket(TicketId.of("8")),
                        criteria().agent(UserId.of("7")),
                        criteria().agent(UserId.of("8")),
                        criteria().closedBy(UserId.of("7")),
                        criteria().closedBy(UserId.of("8")),
                        criteria().guest(UserId.of("7")),
                        criteria().guest(UserId.of("8")),
                        criteria().guestName("7"),
                        criteria().guestName("8"),
                        criteria().tags("7"),
                        criteria().tags("7", "8"),
                        criteria().tags("7\ntag 1 8"),
                        criteria().stage(Stage.of(7)),
                        criteria().stage(Stage.of(8)),
                        criteria().channel(Channel.of(7)),
                        criteria().channel(Channel.of(8)),
                        criteria().resolution(Resolution.of(7)),
                        criteria().resolution(Resolution.of(8)),
                        criteria().score(Score.of(7)),
                        criteria().score(Score.of(8)),
                        criteria().statuses(TicketStatus.of(7)),
                        criteria().statuses(TicketStatus.of(8)),
                        criteria().created(MARCH),
                        criteria().created(TimeRange.between(MARCH.from(), MARCH.from())),
                        criteria().created(TimeRange.between(MARCH.to(), MARCH.to())),
                        criteria().updated(MARCH),
                        criteria().updated(TimeRange.between(MARCH.from(), MARCH.from())))
                .map(builder -> CriteriaDigest.of(builder.build()))
                .toList();

        assertThat(digests).doesNotHaveDuplicates().allMatch(CriteriaDigest::isValid);
    }
}
