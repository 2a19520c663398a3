package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.message.Message;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A ticket's messages, oldest first, those of one millisecond in the order of their arrival, those without a time last.
 *
 * <p>The first messages may be generated on the first read: most of a million conversations are never read.
 */
final class Conversation {

    private final Supplier<List<Message>> beginning;
    private List<Message> messages = List.of();
    private boolean written;

    Conversation(Supplier<List<Message>> beginning) {
        this.beginning = beginning;
    }

    static Conversation empty() {
        return new Conversation(List::of);
    }

    /** Returns the messages. It changes nothing, so that several threads may read at once. */
    List<Message> messages() {
        return written ? messages : beginning.get();
    }

    void add(Message message) {
        if (!written) {
            messages = new ArrayList<>(beginning.get());
            written = true;
        }
        var place = messages.size();
        while (place > 0 && isBefore(message, messages.get(place - 1))) {
            place--;
        }
        messages.add(place, message);
    }

    private static boolean isBefore(Message one, Message other) {
        return one.sentAt().isDefined()
                && (other.sentAt().isEmpty()
                        || millisecond(one).get().isBefore(millisecond(other).get()));
    }

    private static Option<Instant> millisecond(Message message) {
        return message.sentAt().map(time -> time.truncatedTo(ChronoUnit.MILLIS));
    }
}
