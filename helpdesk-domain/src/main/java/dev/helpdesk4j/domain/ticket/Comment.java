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

    private static final Comment EMPTY =
            new Comment(Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());

    public Comment {
        content = content.filter(Predicate.not(String::isEmpty));
        createdAt = createdAt.map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
        authorName = authorName.filter(Predicate.not(String::isEmpty));
        authorAvatarUrl = authorAvatarUrl.filter(Predicate.not(String::isEmpty));
    }

    /** A comment of which nothing is known; the {@code with} methods add what is. */
    public static Comment empty() {
        return EMPTY;
    }

    /** A comment of which nobody knows who wrote it. */
    public static Comment of(CommentId id, String content, Instant createdAt) {
        return EMPTY.withId(id).withContent(content).withCreatedAt(createdAt);
    }

    public Comment withId(CommentId newId) {
        return new Comment(Option.some(newId), content, createdAt, authorId, authorName, authorAvatarUrl);
    }

    public Comment withContent(String newContent) {
        return new Comment(id, Option.some(newContent), createdAt, authorId, authorName, authorAvatarUrl);
    }

    public Comment withCreatedAt(Instant newCreatedAt) {
        return new Comment(id, content, Option.some(newCreatedAt), authorId, authorName, authorAvatarUrl);
    }

    public Comment withAuthor(UserId newAuthorId, String newAuthorName) {
        return new Comment(
                id, content, createdAt, Option.some(newAuthorId), Option.some(newAuthorName), authorAvatarUrl);
    }

    public Comment withAuthorAvatarUrl(String newAuthorAvatarUrl) {
        return new Comment(id, content, createdAt, authorId, authorName, Option.some(newAuthorAvatarUrl));
    }
}
