package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.message.ChatMessageId;
import io.vavr.control.Option;
import java.io.IOException;

/** The result of <em>send a message to a ticket</em>: the message's open id in the chat. */
final class SentMessageJson extends WireAdapter<ChatMessageId> {

    @Override
    public ChatMessageId fromJson(JsonReader reader) throws IOException {
        var path = reader.getPath();
        var told = new Object() {
            Option<String> messageId = Option.none();
        };
        Lenient.object(reader, (field, value) -> {
            if (field.equals("message_id")) {
                told.messageId = Lenient.text(value);
            } else {
                value.skipValue();
            }
        });
        return told.messageId
                .filter(text -> !text.isBlank())
                .map(ChatMessageId::of)
                .getOrElseThrow(() -> new UnusableJson(path + ".message_id", "it is missing"));
    }
}
