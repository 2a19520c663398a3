package dev.helpdesk4j.adapter.retrofit.json;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.message.ChatMessageId;
import io.vavr.control.Option;
import java.io.IOException;

/** The result of <em>send a message to a ticket</em>: the message's open id in the chat. */
public final class SentMessageJson extends JsonDecoder<ChatMessageId> {

    @Override
    public ChatMessageId fromJson(JsonReader reader) throws IOException {
        Option<String> messageId = Option.none();
        if (TolerantJson.beginObject(reader)) {
            while (reader.hasNext()) {
                if (reader.nextName().equals("message_id")) {
                    messageId = TolerantJson.nonBlank(reader);
                } else {
                    reader.skipValue();
                }
            }
            reader.endObject();
        }
        return messageId.map(ChatMessageId::of).getOrElseThrow(() -> InvalidResponseException.missing(".message_id"));
    }
}
