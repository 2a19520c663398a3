package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageId;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Instant;

/** The JSON of {@code ticket.message}. Only the id is required; a content that cannot be read is returned unchanged. */
final class MessageJson extends JsonDecoder<Message> {

    private static final FieldNames FIELDS = FieldNames.of(
            "id", "message_id", "message_type", "created_at", "content", "user_id", "user_name", "avatar_url");

    @Override
    Message fromJson(JsonReader reader) throws IOException {
        Option<String> id = Option.none();
        Option<String> chatMessageId = Option.none();
        Option<String> type = Option.none();
        Option<Instant> createdAt = Option.none();
        var content = "";
        Option<String> userId = Option.none();
        Option<String> userName = Option.none();
        Option<String> avatarUrl = Option.none();
        if (TolerantJson.beginObject(reader)) {
            while (reader.hasNext()) {
                switch (FIELDS.next(reader)) {
                    case "id" -> id = TolerantJson.name(reader);
                    case "message_id" -> chatMessageId = TolerantJson.name(reader);
                    case "message_type" -> type = TolerantJson.text(reader);
                    case "created_at" -> createdAt = TolerantJson.instant(reader);
                    case "content" -> content = content(reader);
                    case "user_id" -> userId = TolerantJson.name(reader);
                    case "user_name" -> userName = TolerantJson.text(reader);
                    case "avatar_url" -> avatarUrl = TolerantJson.text(reader);
                    default -> reader.skipValue();
                }
            }
            reader.endObject();
        }
        var messageId =
                id.map(MessageId::of).getOrElseThrow(() -> new InvalidResponseException(".id", "it is missing"));
        var message = Message.builder(messageId, MessageContentJson.read(type, content));
        chatMessageId.map(ChatMessageId::of).forEach(message::chatMessageId);
        Option.of(PersonJson.person(
                        userId, userName, avatarUrl, Option.none(), Option.none(), Option.none(), Option.none()))
                .forEach(message::sender);
        createdAt.forEach(message::sentAt);
        return message.build();
    }

    /** Reads a string that contains JSON, or that JSON itself. */
    private static String content(JsonReader value) throws IOException {
        return switch (value.peek()) {
            case BEGIN_OBJECT, BEGIN_ARRAY -> TolerantJson.raw(value);
            default -> TolerantJson.textOrEmpty(value).getOrElse("");
        };
    }
}
