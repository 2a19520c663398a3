package dev.helpdesk4j.domain.message;

import dev.helpdesk4j.domain.Person;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message of a ticket. Only its id and its content are always present.
 *
 * <p>Immutable; two messages are equal when all their fields are. The source is the platform's document <em>list a
 * ticket's messages</em>.
 */
public final class Message {

    private final State state;

    private Message(State state) {
        this.state = state;
    }

    /** Returns a builder of a message with this id and content. */
    public static Builder builder(MessageId id, MessageContent content) {
        return new Builder(id, content);
    }

    /** Returns a builder with the fields of this message. */
    public Builder toBuilder() {
        var builder = new Builder(id(), content());
        builder.chatMessageId = chatMessageId();
        builder.sender = sender();
        builder.sentAt = sentAt();
        return builder;
    }

    /** Returns the id of the message among those of its ticket. */
    public MessageId id() {
        return state.id;
    }

    /** Returns the content. */
    public MessageContent content() {
        return state.content;
    }

    /** Returns the id of the same message in the chat. */
    public Option<ChatMessageId> chatMessageId() {
        return state.chatMessageId;
    }

    /** Returns the sender, with an id, a name and a picture at most. */
    public Option<Person> sender() {
        return state.sender;
    }

    /** Returns the time of sending, truncated to milliseconds. */
    public Option<Instant> sentAt() {
        return state.sentAt;
    }

    /** Returns whether this person sent the message, by id; false if either id is missing. */
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

    /** Returns the id, the kind of content and the time, without personal data: suitable for logs. */
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

    /** Builds a message. Fields that are not set are none. */
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
