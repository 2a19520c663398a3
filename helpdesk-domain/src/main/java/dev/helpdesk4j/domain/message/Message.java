package dev.helpdesk4j.domain.message;

import dev.helpdesk4j.domain.Person;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message in a ticket's conversation. Only its id and its content are certain.
 *
 * <p>Immutable; two messages are equal when all their fields are. The source is the platform's document <em>list a
 * ticket's messages</em>.
 */
public final class Message {

    private final State state;

    private Message(State state) {
        this.state = state;
    }

    /** A message of which nothing else is told, until the builder is told more. */
    public static Builder builder(MessageId id, MessageContent content) {
        return new Builder(id, content);
    }

    /** A builder that starts with everything this message has. */
    public Builder toBuilder() {
        var builder = new Builder(id(), content());
        builder.chatMessageId = chatMessageId();
        builder.sender = sender();
        builder.sentAt = sentAt();
        return builder;
    }

    /** The ticket message's id. */
    public MessageId id() {
        return state.id;
    }

    /** What it says. */
    public MessageContent content() {
        return state.content;
    }

    /** The same message's id in the chat. */
    public Option<ChatMessageId> chatMessageId() {
        return state.chatMessageId;
    }

    /** Who sent it: an id, a name and a picture at most. */
    public Option<Person> sender() {
        return state.sender;
    }

    /** When it was sent, to the millisecond: what is finer is dropped. */
    public Option<Instant> sentAt() {
        return state.sentAt;
    }

    /** Whether this person sent it, by id; not where the id of either is not told. */
    public boolean isFrom(Person person) {
        return sender().flatMap(Person::id).exists(person.id()::contains);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Message message && state.equals(message.state);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    /** The id, the kind of content and the time, without the content and the sender: fit for a log. */
    @Override
    public String toString() {
        return "Message[id=" + id().value() + ", kind=" + content().kind()
                + sentAt().map(at -> ", sentAt=" + at).getOrElse("") + "]";
    }

    /** All fields in a record, for its equality. */
    private record State(
            MessageId id,
            MessageContent content,
            Option<ChatMessageId> chatMessageId,
            Option<Person> sender,
            Option<Instant> sentAt) {

        private State {
            sentAt = sentAt.map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
        }
    }

    /** Says of a message what there is to say; what is not said stays untold. */
    public static final class Builder {

        private final MessageId id;
        private final MessageContent content;
        private Option<ChatMessageId> chatMessageId = Option.none();
        private Option<Person> sender = Option.none();
        private Option<Instant> sentAt = Option.none();

        private Builder(MessageId id, MessageContent content) {
            this.id = Objects.requireNonNull(id);
            this.content = Objects.requireNonNull(content);
        }

        public Builder chatMessageId(ChatMessageId chatMessageId) {
            this.chatMessageId = Option.some(Objects.requireNonNull(chatMessageId));
            return this;
        }

        public Builder sender(Person sender) {
            this.sender = Option.some(Objects.requireNonNull(sender));
            return this;
        }

        public Builder sentAt(Instant sentAt) {
            this.sentAt = Option.some(Objects.requireNonNull(sentAt));
            return this;
        }

        public Message build() {
            return new Message(new State(id, content, chatMessageId, sender, sentAt));
        }
    }
}
