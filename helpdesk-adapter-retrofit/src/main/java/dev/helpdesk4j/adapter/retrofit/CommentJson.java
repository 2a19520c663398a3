package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.CommentId;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code comments}: one object in spite of its name. Should it be an array, its first usable item is the comment. */
final class CommentJson extends WireAdapter<Comment> {

    private static final Comment NOTHING =
            new Comment(Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());

    @Override
    public @Nullable Comment fromJson(JsonReader reader) throws IOException {
        return Lenient.list(reader, CommentJson::comment).headOption().getOrNull();
    }

    private static @Nullable Comment comment(JsonReader reader) throws IOException {
        var told = new Object() {
            Option<String> id = Option.none();
            Option<String> content = Option.none();
            Option<Instant> createdAt = Option.none();
            Option<String> userId = Option.none();
            Option<String> userName = Option.none();
            Option<String> userAvatarUrl = Option.none();
        };
        Lenient.object(reader, (field, value) -> {
            switch (field) {
                case "id" -> told.id = Lenient.text(value);
                case "content" -> told.content = Lenient.text(value);
                case "created_at" -> told.createdAt = Lenient.instant(value);
                case "user_id" -> told.userId = Lenient.text(value);
                case "user_name" -> told.userName = Lenient.text(value);
                case "user_avatar_url" -> told.userAvatarUrl = Lenient.text(value);
                default -> value.skipValue();
            }
        });
        var comment = new Comment(
                told.id.filter(text -> !text.isBlank()).map(CommentId::of),
                told.content,
                told.createdAt,
                told.userId.filter(text -> !text.isBlank()).map(UserId::of),
                told.userName,
                told.userAvatarUrl);
        return comment.equals(NOTHING) ? null : comment;
    }
}
