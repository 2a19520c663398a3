package dev.helpdesk4j.domain.message;

import dev.helpdesk4j.domain.Match;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Criteria to select messages of a ticket: the filters of the platform's document <em>list a ticket's messages</em>.
 *
 * <p>Times are truncated to seconds, those of the criteria and those of the messages. Both ends are included, and either may
 * be missing.
 *
 * @param from the first second, 1970 or later
 * @param to the last second, not before {@code from}, 9999 or earlier
 */
public record MessageCriteria(Option<Instant> from, Option<Instant> to) {

    private static final MessageCriteria ANY = new MessageCriteria(Option.none(), Option.none());
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    public MessageCriteria {
        from = from.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS));
        to = to.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS));
        for (var end : from.toList().appendAll(to)) {
            if (end.isBefore(Instant.EPOCH) || end.isAfter(LAST)) {
                throw new IllegalArgumentException("message time must be from 1970 to 9999, got " + end);
            }
        }
        if (from.isDefined() && to.exists(from.get()::isAfter)) {
            throw new IllegalArgumentException(
                    "message times must not end before they begin, got " + from.get() + " to " + to.get());
        }
    }

    /** Returns criteria that select every message. */
    public static MessageCriteria any() {
        return ANY;
    }

    /** Returns these criteria, limited to messages sent in this second or later. */
    public MessageCriteria from(Instant instant) {
        return new MessageCriteria(Option.some(instant), to);
    }

    /** Returns these criteria, limited to messages sent in this second or earlier. */
    public MessageCriteria to(Instant instant) {
        return new MessageCriteria(from, Option.some(instant));
    }

    /** Returns whether these criteria select the message; {@link Match#UNKNOWN} if its time is needed and missing. */
    public Match matches(Message message) {
        if (from.isEmpty() && to.isEmpty()) {
            return Match.YES;
        }
        return message.sentAt()
                .map(sentAt -> sentAt.truncatedTo(ChronoUnit.SECONDS))
                .map(second -> Match.of(!from.exists(second::isBefore) && !to.exists(second::isAfter)))
                .getOrElse(Match.UNKNOWN);
    }
}
