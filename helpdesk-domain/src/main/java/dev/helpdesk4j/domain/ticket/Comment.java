package dev.helpdesk4j.domain.ticket;

import dev.helpdesk4j.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

/**
 * A note on a ticket. Empty texts are kept as none.
 *
 * @param id the comment's id
 * @param content what it says
 * @param createdAt when it was written, to the millisecond: what is finer is dropped
 * @param authorId who wrote it: a number, not the open id that people have elsewhere
 * @param authorName the author's display name
 * @param authorAvatarUrl where the author's picture is; not checked to be a URL
 */
public record Comment(
        Option<CommentId> id,
        Option<String> content,
        Option<Instant> createdAt,
        Option<UserId> authorId,
        Option<String> authorName,
        Option<String> authorAvatarUrl) {

    public Comment {
        content = content.filter(Predicate.not(String::isEmpty));
        createdAt = createdAt.map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
        authorName = authorName.filter(Predicate.not(String::isEmpty));
        authorAvatarUrl = authorAvatarUrl.filter(Predicate.not(String::isEmpty));
    }

    /** A comment of which nobody knows who wrote it. */
    public static Comment of(CommentId id, String content, Instant createdAt) {
        return new Comment(
                Option.some(id),
                Option.some(content),
                Option.some(createdAt),
                Option.none(),
                Option.none(),
                Option.none());
    }

    public Comment withAuthor(UserId newAuthorId, String newAuthorName) {
        return new Comment(
                id, content, createdAt, Option.some(newAuthorId), Option.some(newAuthorName), authorAvatarUrl);
    }

    public Comment withAuthorAvatarUrl(String newAuthorAvatarUrl) {
        return new Comment(id, content, createdAt, authorId, authorName, Option.some(newAuthorAvatarUrl));
    }
}
