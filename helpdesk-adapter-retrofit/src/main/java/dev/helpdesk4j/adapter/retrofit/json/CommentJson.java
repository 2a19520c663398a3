package dev.helpdesk4j.adapter.retrofit.json;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.CommentId;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The JSON of {@code comment}: a note on a ticket. A comment without any field decodes to null. */
final class CommentJson extends JsonDecoder<Comment> {

    private static final FieldNames FIELDS =
            FieldNames.of("id", "content", "created_at", "user_id", "user_name", "user_avatar_url");

    @Override
    @Nullable
    public Comment fromJson(JsonReader reader) throws IOException {
        Option<String> id = Option.none();
        Option<String> content = Option.none();
        Option<Instant> createdAt = Option.none();
        Option<String> userId = Option.none();
        Option<String> userName = Option.none();
        Option<String> userAvatarUrl = Option.none();
        if (TolerantJson.beginObject(reader)) {
            while (reader.hasNext()) {
                switch (FIELDS.nextName(reader)) {
                    case "id" -> id = TolerantJson.nonBlank(reader);
                    case "content" -> content = TolerantJson.text(reader);
                    case "created_at" -> createdAt = TolerantJson.instant(reader);
                    case "user_id" -> userId = TolerantJson.nonBlank(reader);
                    case "user_name" -> userName = TolerantJson.text(reader);
                    case "user_avatar_url" -> userAvatarUrl = TolerantJson.text(reader);
                    default -> reader.skipValue();
                }
            }
            reader.endObject();
        }
        return TolerantJson.areMissing(id, content, createdAt, userId, userName, userAvatarUrl)
                ? null
                : new Comment(
                        id.map(CommentId::of), content, createdAt, userId.map(UserId::of), userName, userAvatarUrl);
    }
}
