package dev.helpdesk4j.adapter.retrofit.json;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageId;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Instant;

/**
 * The JSON of {@code ticket.message}. Only the id is required; a content that cannot be read is kept as its JSON, as {@link
 * MessageContent.Unreadable}.
 */
final class MessageJson extends JsonDecoder<Message> {

    private static final FieldNames FIELDS = FieldNames.of(
            "id", "message_id", "message_type", "created_at", "content", "user_id", "user_name", "avatar_url");

    @Override
    public Message fromJson(JsonReader reader) throws IOException {
        Option<String> id = Option.none();
        Option<String> chatMessageId = Option.none();
        Option<String> type = Option.none();
        Option<Instant> createdAt = Option.none();
        var rawContent = "";
        Option<String> userId = Option.none();
        Option<String> userName = Option.none();
        Option<String> avatarUrl = Option.none();
        if (TolerantJson.beginObject(reader)) {
            while (reader.hasNext()) {
                switch (FIELDS.nextName(reader)) {
                    case "id" -> id = TolerantJson.nonBlank(reader);
                    case "message_id" -> chatMessageId = TolerantJson.nonBlank(reader);
                    case "message_type" -> type = TolerantJson.text(reader);
                    case "created_at" -> createdAt = TolerantJson.instant(reader);
                    case "content" -> rawContent = MessageContentJson.raw(reader);
                    case "user_id" -> userId = TolerantJson.nonBlank(reader);
                    case "user_name" -> userName = TolerantJson.text(reader);
                    case "avatar_url" -> avatarUrl = TolerantJson.text(reader);
                    default -> reader.skipValue();
                }
            }
            reader.endObject();
        }
        var messageId = id.map(MessageId::of).getOrElseThrow(() -> InvalidResponseException.missing(".id"));
        var builder = Message.builder(messageId, MessageContentJson.read(type, rawContent));
        chatMessageId.map(ChatMessageId::of).forEach(builder::chatMessageId);
        Option.of(PersonJson.person(userId, userName, avatarUrl)).forEach(builder::sender);
        createdAt.forEach(builder::sentAt);
        return builder.build();
    }
}
