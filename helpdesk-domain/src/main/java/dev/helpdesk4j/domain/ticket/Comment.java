package dev.helpdesk4j.domain.ticket;

import dev.helpdesk4j.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A comment on a ticket. An empty text becomes none.
 *
 * @param id the comment's id
 * @param content the text
 * @param createdAt the time of writing, truncated to milliseconds
 * @param authorId the id of the author: a number, not the open id of other people
 * @param authorName the author's display name
 * @param authorAvatarUrl the URL of the author's picture; its syntax is not checked
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
        content = content.filter(text -> !text.isEmpty());
        createdAt = createdAt.map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
        authorName = authorName.filter(text -> !text.isEmpty());
        authorAvatarUrl = authorAvatarUrl.filter(text -> !text.isEmpty());
    }

    /** Returns a comment without any field; the {@code with} methods add fields. */
    public static Comment empty() {
        return EMPTY;
    }

    /** Returns a comment without an author. */
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
