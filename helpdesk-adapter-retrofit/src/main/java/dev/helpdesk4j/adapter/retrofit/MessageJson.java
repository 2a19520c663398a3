package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageId;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Instant;

/** {@code ticket.message}: only its id is needed; a content that cannot be read is kept as it came. */
final class MessageJson extends WireAdapter<Message> {

    @Override
    public Message fromJson(JsonReader reader) throws IOException {
        var path = reader.getPath();
        var told = new Object() {
            Option<String> id = Option.none();
            Option<String> chatMessageId = Option.none();
            Option<String> type = Option.none();
            Option<Instant> createdAt = Option.none();
            String content = "";
            Option<String> userId = Option.none();
            Option<String> userName = Option.none();
            Option<String> avatarUrl = Option.none();
        };
        Lenient.object(reader, (field, value) -> {
            switch (field) {
                case "id" -> told.id = Lenient.text(value);
                case "message_id" -> told.chatMessageId = Lenient.text(value);
                case "message_type" -> told.type = Lenient.text(value);
                case "created_at" -> told.createdAt = Lenient.instant(value);
                case "content" -> told.content = content(value);
                case "user_id" -> told.userId = Lenient.text(value);
                case "user_name" -> told.userName = Lenient.text(value);
                case "avatar_url" -> told.avatarUrl = Lenient.text(value);
                default -> value.skipValue();
            }
        });
        var id = told.id
                .filter(text -> !text.isBlank())
                .getOrElseThrow(() -> new UnusableJson(path + ".id", "it is missing"));
        var message = Message.builder(MessageId.of(id), MessageContentJson.read(told.type, told.content));
        told.chatMessageId
                .filter(text -> !text.isBlank())
                .map(ChatMessageId::of)
                .forEach(message::chatMessageId);
        Option.of(PersonJson.person(
                        told.userId,
                        told.userName,
                        told.avatarUrl,
                        Option.none(),
                        Option.none(),
                        Option.none(),
                        Option.none()))
                .forEach(message::sender);
        told.createdAt.forEach(message::sentAt);
        return message.build();
    }

    /** A string that holds JSON; should it be JSON itself, that. */
    private static String content(JsonReader value) throws IOException {
        return switch (value.peek()) {
            case BEGIN_OBJECT, BEGIN_ARRAY -> Lenient.raw(value);
            default -> Lenient.textOrEmpty(value).getOrElse("");
        };
    }
}
