package dev.helpdesk4j.domain.message;

import dev.helpdesk4j.domain.Match;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Which of a ticket's messages are asked for: the filters of the platform's document <em>list a ticket's messages</em>.
 *
 * <p>Times are to the second: what is finer is dropped, and a message counts as sent in the second it was sent in. Both
 * ends belong to the span, and either may be open.
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

    /** Every message. */
    public static MessageCriteria any() {
        return ANY;
    }

    /** These messages, as far as they were sent in that second or later. */
    public MessageCriteria from(Instant instant) {
        return new MessageCriteria(Option.some(instant), to);
    }

    /** These messages, as far as they were sent in that second or earlier. */
    public MessageCriteria to(Instant instant) {
        return new MessageCriteria(from, Option.some(instant));
    }

    /** Whether these criteria select the message; {@link Match#CANNOT_TELL} where its time is not told. */
    public Match matches(Message message) {
        if (from.isEmpty() && to.isEmpty()) {
            return Match.YES;
        }
        return message.sentAt()
                .map(sentAt -> sentAt.truncatedTo(ChronoUnit.SECONDS))
                .map(second -> Match.of(!from.exists(second::isBefore) && !to.exists(second::isAfter)))
                .getOrElse(Match.CANNOT_TELL);
    }
}
